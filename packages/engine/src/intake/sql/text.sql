-- Text cells. Most cells are already clean; the cheap tests in front keep the regular expressions off them.
-- `c < '!'`: begins with a space or a control character, at a third of the cost of starts_with.
create macro is_untidy(c) as
  c < '!' or ends_with(c, ' ') or contains(c, '  ') or contains(c, chr(9)) or strlen(c) <> length(c);

-- Spaces of every kind become one plain space; an empty rest is no value.
create macro tidy_text(c) as
  case
    when is_untidy(c) then nullif(trim(regexp_replace(c, '[\s\x{00a0}\x{200b}\x{feff}]+', ' ', 'g')), '')
    else c
  end;

-- A name has a letter; letters sort after digits and signs, so most names need no pattern.
create macro tidy_name(c) as case when c >= 'A' then tidy_text(c) when regexp_matches(c, '\pL') then tidy_text(c) end;

-- Half-width digits, nothing around: `'６４７４` and no-break spaces are keyboard and copy-paste habits, not other values.
create macro tidy_cell(c) as
  trim(regexp_replace(translate(c, '０１２３４５６７８９', '0123456789'), '[\s\x{00a0}\x{200b}\x{feff}]+', ' ', 'g'));

-- The key under which code tables are looked up: `01`, `1.0` and `1` are one code; words lose case, spaces and punctuation.
create macro code_key(c) as
  regexp_replace(regexp_replace(lower(tidy_cell(c)), '^0*([0-9]+)([.,]0+)?$', '\1'), '[^a-z0-9>]+', '', 'g');

create macro tidy_phone(c) as
  case
    when starts_with(c, '08') and not contains(c, ' ') then c
    when regexp_full_match(tidy_cell(c), '8[0-9]{7,11}([.,]0)?') then '0' || regexp_extract(tidy_cell(c), '^([0-9]+)', 1)
    else nullif(regexp_replace(tidy_cell(c), '[^0-9+/ ]', '', 'g'), '')
  end;

-- RT and RW: three digits, `RT 3` and `3` alike. 000 is how forms write "none"; the caller takes it as read.
create type block_no as enum (select lpad(i::varchar, 3, '0') from range(1000) as numbers(i));
create macro tidy_block(c) as
  case
    when try_cast(c as block_no) is not null then try_cast(c as block_no)
    when c is not null
      then lpad(nullif(regexp_extract(lower(tidy_cell(c)), '^''?(?:rt|rw)?[ .:]*0*([0-9]{1,3})(?:[.,]0+)?$', 1), ''), 3, '0')::block_no
  end;
