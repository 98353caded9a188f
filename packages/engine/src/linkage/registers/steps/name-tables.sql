create table title_word as select unnest(:titles) as word;
create table light_word as select unnest(:light) as word;
create table variant as select distinct on (word) unnest(:words) as word, unnest(:forms) as form;
create macro sound(w) as :sound;
create table name_form (name varchar, form varchar, first varchar, marks ubigint, more_marks ubigint, heads integer);
