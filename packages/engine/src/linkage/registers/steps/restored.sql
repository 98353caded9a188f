-- What an earlier run found out about a row and still holds: the row and its people say the same, and nobody new may be it.
create or replace table restored (
  print ubigint, row_no integer, pid integer, family varchar, place varchar, birth varchar, name varchar, nik varchar, sex varchar, taken varchar,
  pattern ubigint, weight double, probability double, turn bigint, proof varchar, proofs bigint, conflict varchar, is_automatic boolean, method varchar
);
create or replace view row_again as select * from row_left;
