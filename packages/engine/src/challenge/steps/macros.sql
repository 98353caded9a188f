-- Months are text `YYYY-MM`; a month is owed for as a whole when somebody is a member on its first day.
create macro month_of(day) as strftime(day, '%Y-%m');
create macro first_of(month) as (month || '-01')::date;
-- The first month that begins after a day, and the first that begins on it or after it.
create macro month_after(day) as strftime(day + interval 1 month, '%Y-%m');
create macro month_from(day) as strftime(if(day(day) = 1, day, day + interval 1 month), '%Y-%m');
create macro plain_name(name) as nullif(trim(regexp_replace(upper(name), '[^\pL]+', ' ', 'g')), '');
-- Two names of which neither holds the other: a title before or behind it makes no other name.
create macro other_name(a, b) as not contains(plain_name(a), plain_name(b)) and not contains(plain_name(b), plain_name(a));
