create table link (register varchar, row_no integer, pid integer, method varchar, probability double, weight double);
create table found (register varchar, row_no integer, key bigint, pid integer, method varchar, probability double, weight double);
create table seen (
  register varchar, row_no integer, pid integer, probability double, weight double, band varchar, conflict varchar, method varchar,
  pattern ubigint, home varchar, birth varchar, name varchar, nik varchar, sex varchar, taken varchar
);
create table best (register varchar, row_no integer, pid integer, probability double, is_automatic boolean);
create table parted (register varchar, row_no integer);
create table tally (register varchar, records integer, by_nik integer, remainder integer, linked integer, pairs integer);
create table evidence (register varchar, pattern ubigint, place integer, field varchar, level varchar, weight double, judul varchar, title varchar);
create table record (register varchar, row_no integer, record_id varchar, said varchar);
create table proven (
  register varchar, partnered integer, sure integer, sure_right integer, left_partnered integer, made integer, made_right integer
);
create table proven_band (probability double, is_right boolean);
create table state_row (register varchar, print ubigint);
create table state_seen (
  register varchar, row_print ubigint, person_print ubigint, family varchar, place varchar, birth varchar, name varchar, nik varchar, sex varchar, taken varchar,
  pattern ubigint, weight double, probability double, turn bigint, proof varchar, proofs bigint, conflict varchar, is_automatic boolean, method varchar
);
