-- A name as the words it is made of, each as it sounds, without titles, degrees and patronymic.
create or replace table name_word as
select name, unnest(words) as word, generate_subscripts(words, 1) as place
from (
  select
    name,
    string_split(
      trim(regexp_replace(regexp_replace(regexp_replace(lower(strip_accents(name)), '(, | )(:degrees)\b.*|,.*', ' '), '[^a-z]+', ' ', 'g'), ' (bint?i?|bte?) .*', '')),
      ' '
    ) as words
  from name_count
  where name not in (select name from name_form)
);

create or replace table word_sound as
select
  word, sound(coalesce(form, word)) as sound,
  word in (select word from title_word) as is_title,
  coalesce(form, word) in (select word from light_word) as is_light
from (select distinct word from name_word where word <> '')
left join variant using (word);

insert into name_form
with spoken as (
  select name, list(sound order by place) as all_words, list(sound order by place) filter (not is_title and not is_light) as some_words
  from name_word
  join word_sound using (word)
  group by name
),
form as (
  select name, coalesce(some_words, all_words) as words, array_to_string(coalesce(some_words, all_words), ' ') as form from spoken
)
select
  name, form, words[1] as first,
  list_reduce(list_transform(words, w -> 1::ubigint << (hash(w) & 63)), (x, y) -> x | y) as marks,
  list_reduce(list_transform(words, w -> 1::ubigint << (hash(w) >> 6 & 63)), (x, y) -> x | y) as more_marks,
  1 as heads
from form;

-- How many residents carry the name, however it is spelt.
update name_form set heads = h.heads
from (select form, greatest(sum(n), 1)::integer as heads from name_form join name_count using (name) group by form) as h
where h.form = name_form.form;
