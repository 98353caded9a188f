-- Texts of any Latin-script language in one plain form: lower case, no accents, only letters, digits and single blanks.
create macro plain_text(x) as
  trim(strip_accents(translate(lower(x), 'øłđßæœþðıŧħ''’‘`´', 'oldsaotdith')));
create macro words_of(x) as regexp_extract_all(plain_text(x), '[a-z0-9]+');
create macro compact(x) as nullif(regexp_replace(plain_text(x), '[^a-z0-9]', '', 'g'), '');

-- Which of the 26 letters and of the digits (taken together) a word holds: two words one edit apart differ in few of them.
create macro letters_of(x) as
  list_aggregate(list_transform(string_split(x, ''), lambda c : case when c between 'a' and 'z' then 1::int << (ascii(c) - 97) else 1::int << 26 end), 'bit_or');

-- Bits of evidence in two words of weight wa and wb: equal, heard alike, initial, cut short, or misspelt; 0 when they are strangers or missing.
-- A typo makes a rare word, so a fuzzy agreement weighs as the commoner of the two, less a penalty. Letters held (ma, mb: of the sound) are
-- compared first: whole numbers decide most pairs of words before any text is read.
create macro cut_bits(a, wa, b, wb) as
  case
    when length(a) = 1 or length(b) = 1 then case when a[1] = b[1] then least(wa, wb, 3) else 0 end
    when least(length(a), length(b)) >= 3 and (starts_with(a, b) or starts_with(b, a)) then greatest(least(wa, wb) - 3, 1)
    else 0
  end;
create macro close_bits(a, ka, wa, b, kb, wb) as
  case
    when a = b then wa
    when ka = kb then greatest(least(wa, wb) - 1.5, 1)
    when length(a) = 1 or length(b) = 1 then case when a[1] = b[1] then least(wa, wb, 3) else 0 end
    when jaro_winkler_similarity(a, b) >= case when least(length(a), length(b)) <= 4 then 0.9 else 0.86 end
      then greatest(least(wa, wb) - 2 - 20 * (1 - jaro_winkler_similarity(a, b)), 1)
    else cut_bits(a, wa, b, wb)
  end;
create macro word_bits(a, ka, wa, ma, b, kb, wb, mb) as
  case
    when bit_count(xor(ma, mb)) <= 5 then close_bits(a, ka, wa, b, kb, wb)
    when (ma & mb) = least(ma, mb) then cut_bits(a, wa, b, wb)
    else 0
  end;
