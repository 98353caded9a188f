-- Dates, Indonesian order: the day comes first. What cannot be a date gives null and is reported, never guessed.
create macro date_of(y, m, d) as try_cast(lpad(y, 4, '0') || '-' || lpad(m, 2, '0') || '-' || lpad(d, 2, '0') as date);

-- Two digits name the nearest such year that is not after the data; the batch notes how often that happened.
create macro full_year(y, as_of) as
  case
    when length(y) <> 2 then y
    when 2000 + y::int <= year(as_of) then (2000 + y::int)::varchar
    else (1900 + y::int)::varchar
  end;

create macro month_number(word) as
  case left(word, 3)
    when 'jan' then '1' when 'feb' then '2' when 'peb' then '2' when 'mar' then '3' when 'apr' then '4'
    when 'mei' then '5' when 'may' then '5' when 'jun' then '6' when 'jul' then '7'
    when 'agu' then '8' when 'agt' then '8' when 'ags' then '8' when 'aug' then '8' when 'sep' then '9'
    when 'okt' then '10' when 'oct' then '10' when 'nov' then '11' when 'nop' then '11'
    when 'des' then '12' when 'dec' then '12'
  end;

create macro date_from_numbers(p, as_of) as date_of(full_year(p.y, as_of), p.m, p.d);
create macro date_from_word(p, as_of) as date_of(full_year(p.y, as_of), month_number(p.m), p.d);

create macro odd_date(s, as_of) as
  case
    when regexp_full_match(s, '[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}([ t].*)?')
      then date_from_numbers(regexp_extract(s, '^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})', ['y', 'm', 'd']), as_of)
    when regexp_full_match(s, '[0-9]{1,2} ?[-/. ] ?[0-9]{1,2} ?[-/. ] ?([0-9]{4}|[0-9]{2})( [0-9:. apm]+)?')
      then date_from_numbers(regexp_extract(s, '^([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{4}|[0-9]{2})', ['d', 'm', 'y']), as_of)
    when regexp_full_match(s, '[0-9]{1,2}[-/., ]*[a-z]{3,9}[-/., ]*([0-9]{4}|[0-9]{2})( [0-9:.]+)?')
      then date_from_word(regexp_extract(s, '^([0-9]{1,2})[-/., ]*([a-z]+)[-/., ]*([0-9]{4}|[0-9]{2})', ['d', 'm', 'y']), as_of)
    -- a spreadsheet's day number: five digits are 1927 to 2173
    when regexp_full_match(s, '[1-9][0-9]{4}([.,][0-9]+)?') then date '1899-12-30' + left(s, 5)::int
    -- eight digits in a row read in one order only, because years start with 19 or 20
    when regexp_full_match(s, '(19|20)[0-9]{6}') and date_of(s[1:4], s[5:6], s[7:8]) is not null then date_of(s[1:4], s[5:6], s[7:8])
    when regexp_full_match(s, '[0-9]{4}(19|20)[0-9]{2}') then date_of(s[5:8], s[3:4], s[1:2])
  end;

create macro date_value(c, as_of) as
  case
    when c is null then null
    when c like '____-__-__' then try_cast(c as date)
    when c like '__-__-____' then try_strptime(c, '%d-%m-%Y')::date
    when c like '__/__/____' then try_strptime(c, '%d/%m/%Y')::date
    else odd_date(regexp_replace(lower(tidy_cell(c)), '^''', ''), as_of)
  end;

create macro has_short_year(c) as regexp_full_match(trim(c), '[0-9]{1,2}[-/. ]([0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{2}');

-- A month as YYYY-MM: `2025-10`, `202510`, `10/2025`, `Oktober 2025`, or any date in it.
create macro month_of(y, m) as case when try_cast(m as integer) between 1 and 12 then y || '-' || lpad((m::int)::varchar, 2, '0') end;
create macro odd_month(s, as_of) as
  case
    when regexp_full_match(s, '(19|20)[0-9]{2}[-/. ]?[0-9]{1,2}') then month_of(s[1:4], regexp_extract(s, '([0-9]{1,2})$', 1))
    when regexp_full_match(s, '[0-9]{1,2}[-/. ](19|20)[0-9]{2}') then month_of(right(s, 4), regexp_extract(s, '^([0-9]{1,2})', 1))
    when regexp_full_match(s, '[a-z]{3,9}[-/. ,]*([0-9]{4}|[0-9]{2})')
      then month_of(full_year(regexp_extract(s, '([0-9]+)$', 1), as_of), month_number(s))
    else strftime(date_value(s, as_of), '%Y-%m')
  end;
create macro month_value(c, as_of) as
  case
    when c is null then null
    when regexp_full_match(c, '20[0-9]{2}-(0[1-9]|1[0-2])') then c
    else odd_month(regexp_replace(lower(tidy_cell(c)), '^''', ''), as_of)
  end;

-- The month that two columns name together: a number or a word, and a year.
create macro period_value(m, y) as
  month_of(regexp_extract(tidy_cell(y), '^''?((19|20)[0-9]{2})([.,]0+)?$', 1),
    coalesce(nullif(regexp_extract(tidy_cell(m), '^''?0?([0-9]{1,2})([.,]0+)?$', 1), ''), month_number(lower(tidy_cell(m)))));
