-- Identity numbers: read as text, restored only where the length proves what was lost.
-- A spreadsheet keeps 15 significant digits, and a binary fraction is exact only up to 2^53.
create macro is_scientific(c) as regexp_full_match(trim(c), '''?[0-9]([.,][0-9]+)?[eE]\+?[0-9]{1,2}');
create macro is_float(c) as regexp_full_match(trim(c), '[0-9]{8,19}[.,]0{1,6}');

create macro float_digits(c) as
  case
    when length(regexp_extract(c, '[0-9]+')) <= 15 then regexp_extract(c, '[0-9]+')
    when length(regexp_extract(c, '[0-9]+')) = 16
      and regexp_extract(c, '[0-9]+') <= '9007199254740992'
      and not ends_with(regexp_extract(c, '[0-9]+'), '0') then regexp_extract(c, '[0-9]+')
  end;

-- The digits of a number, null when they were destroyed; letters stay, so that nothing is mistaken for a number.
create macro id_digits(c) as
  case
    when is_scientific(c) then null
    when is_float(c) then float_digits(c)
    else regexp_replace(tidy_cell(c), '[ .''"`’‘=_-]', '', 'g')
  end;

-- domain.md 4.1: PPKKCC, a day (women + 40) that its month can have, serial not 0000.
create macro is_nik(d) as
  regexp_full_match(d, '[1-9][0-9]{5}((0[1-9]|[12][0-9]|4[1-9]|[56][0-9])(0[1-9]|1[0-2])|(30|70)(0[13-9]|1[0-2])|(31|71)(0[13578]|1[02]))[0-9]{6}')
  and not ends_with(d, '0000');

-- Serials are low, so a sixteen-digit number that lost its last digit ends in 0000.
-- `plain`: the cell is a NIK as it stands; `odd`: the cell otherwise; `d`: its digits.
create macro nik_state(plain, odd, d) as
  (case
    when plain then 'ok'
    when odd is null then 'missing'
    when d is null then 'damaged'
    when is_nik(d) then 'ok'
    when regexp_full_match(lower(d), '0*|tidakada|belumada|kosong|nihil|tidakpunya') then 'missing'
    when regexp_full_match(d, '[1-9][0-9]{11}0000') then 'damaged'
    else 'shape'
  end)::enum('ok', 'missing', 'damaged', 'shape');

-- Sixteen characters that cast to a sixteen-digit number are sixteen digits, unless a point hides an exponent.
create macro kk_number(c) as
  case
    when strlen(c) = 16 and not contains(c, '.') and try_cast(c as ubigint) >= 1000000000000000 then c
    when regexp_full_match(id_digits(c), '[1-9][0-9]{15}') then id_digits(c)
  end;

-- Cards are 13 digits that start with 000 or 001 (domain.md 4.2): 10 digits lost 000, 11 digits with a leading 1 lost 00.
create macro card_restored(d) as
  case
    when regexp_full_match(d, '[0-9]{13}') and d <> '0000000000000' then d
    when regexp_full_match(d, '1[0-9]{10}|[1-9][0-9]{7,9}') then lpad(d, 13, '0')
  end;
create macro card_number(c) as
  case when regexp_full_match(c, '00[01][0-9]{10}') and c <> '0000000000000' then c else card_restored(id_digits(c)) end;
