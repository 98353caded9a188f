-- Dates as eight digits YYYYMMDD, also where the day cannot exist: a wrong day is still evidence. 00 stands for what is not given.
create macro eight(y, m, d) as lpad(y, 4, '0') || lpad(m, 2, '0') || lpad(d, 2, '0');
create macro month_of(word) as
  case left(word, 3)
    when 'jan' then '1' when 'feb' then '2' when 'peb' then '2' when 'mar' then '3' when 'maa' then '3' when 'apr' then '4' when 'mei' then '5' when 'may' then '5'
    when 'mai' then '5' when 'jun' then '6' when 'jul' then '7' when 'agu' then '8' when 'ags' then '8' when 'aug' then '8' when 'sep' then '9'
    when 'okt' then '10' when 'oct' then '10' when 'nov' then '11' when 'nop' then '11' when 'des' then '12' when 'dec' then '12' when 'dez' then '12'
    else '0'
  end;
create macro date_with_word(p) as eight(p.y, month_of(p.m), p.d);
create macro date_by_parts(p) as eight(p.y, p.m, p.d);
create macro date_unsure(p, month_first) as case when month_first then eight(p.y, p.d, p.m) else eight(p.y, p.m, p.d) end;

create macro date_digits(x, month_first) as
  case
    when regexp_matches(x, '^\s*[0-9]{4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,2}')
      then date_by_parts(regexp_extract(x, '^\s*([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})', ['y', 'm', 'd']))
    when regexp_matches(x, '^\s*[0-9]{1,2}[-/. ][0-9]{1,2}[-/. ][0-9]{4}')
      then date_unsure(regexp_extract(x, '^\s*([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})', ['d', 'm', 'y']), month_first)
    when regexp_matches(x, '^\s*(1[6-9]|20)[0-9]{6}\s*$') then trim(x)
    when regexp_matches(x, '^\s*[0-9]{4}(1[6-9]|20)[0-9]{2}\s*$') then trim(x)[5:8] || trim(x)[3:4] || trim(x)[1:2]
    when regexp_matches(lower(x), '^\s*[0-9]{1,2}[-/., ]+[a-z]{3,9}[-/., ]+[0-9]{4}')
      then date_with_word(regexp_extract(lower(x), '^\s*([0-9]{1,2})[-/., ]+([a-z]+)[-/., ]+([0-9]{4})', ['d', 'm', 'y']))
    when regexp_matches(lower(x), '^\s*[a-z]{3,9}[-/., ]+[0-9]{1,2}[-/., ]+[0-9]{4}')
      then date_with_word(regexp_extract(lower(x), '^\s*([a-z]+)[-/., ]+([0-9]{1,2})[-/., ]+([0-9]{4})', ['m', 'd', 'y']))
    when regexp_matches(x, '^\s*(1[6-9]|20)[0-9]{2}[-/]?[0-9]{0,2}\s*$') then rpad(regexp_replace(trim(x), '[^0-9]', '', 'g'), 8, '0')
  end;
