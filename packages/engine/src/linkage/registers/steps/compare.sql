-- How much two values say, from best to worst; every comparison names its level.
create macro is_default_day(d) as day(d) = 1 and month(d) in (1, 7);
create macro birth_level(a, b) as
  case
    when a is null or b is null then 'missing'
    when a = b then if(is_default_day(a), 'equal-default', 'equal')
    when year(a) = year(b) and (is_default_day(a) or is_default_day(b)) then 'default'
    when year(a) = year(b) and day(a) = month(b) and month(a) = day(b) then 'swapped'
    when (year(a) = year(b))::integer + (month(a) = month(b))::integer + (day(a) = day(b))::integer = 2 then 'near'
    else 'different'
  end;

-- One digit off or two neighbours swapped; a damaged number agrees where its certain head agrees. Two swapped neighbours leave a difference of nine
-- times one digit: cheaper than looking at each place. Nested, because a condition beside another is computed for every row.
create macro is_swap(a, b) as regexp_full_match((abs(a::hugeint - b::hugeint) / 9)::hugeint::varchar, '[1-9]0*') and (a::hugeint - b::hugeint) % 9 = 0;
create macro nik_level(a, b) as
  case
    when a is null or b is null then 'missing'
    when a = b and length(a) = 16 then 'equal'
    when length(a) < 16 or length(b) < 16 then if(starts_with(a, b) or starts_with(b, a), 'head', 'different')
    else case hamming(a, b) when 1 then 'near' when 2 then if(is_swap(a, b), 'near', 'different') else 'different' end
  end;

-- Rarity of a name in halvings: how many heads of the register carry it.
create macro rarity(heads) as log2(getvariable('heads') / heads);
create macro near_name(a, b) as
  case
    when jaro_winkler_similarity(a.first, b.first) < 0.84 then 'different'
    when jaro_winkler_similarity(a.form, b.form) >= 0.92 then 'close'
    when jaro_winkler_similarity(a.first, b.first) >= 0.92 then 'first'
    else 'different'
  end;
create macro within_name(a, b) as if(rarity(if(length(a.form) < length(b.form), a.heads, b.heads)) >= 10, 'within', 'within-common');
-- Words of a name as bits of two numbers: which words two names share costs no look at the words, and the dear comparisons are left to few pairs.
create macro has_all(a, b) as (a.marks & b.marks) = b.marks and (a.more_marks & b.more_marks) = b.more_marks;
create macro name_level(a, b) as
  case
    when a.form = b.form then case when rarity(b.heads) >= 14 then 'same-rare' when rarity(b.heads) >= 10 then 'same' else 'same-common' end
    when has_all(a, b) or has_all(b, a) or starts_with(a.form, b.form) or starts_with(b.form, a.form) then within_name(a, b)
    else
      case near_name(a, b)
        when 'different' then if((a.marks & b.marks) <> 0 and (a.more_marks & b.more_marks) <> 0, 'other-first', 'different')
        when 'close' then 'close'
        else 'first'
      end
  end;

create macro place_level(a_village, a_block, b_village, b_block) as
  case
    when a_village is null or b_village is null then 'missing'
    when a_village = b_village and a_block = b_block then 'block'
    when a_village = b_village then 'village'
    else 'elsewhere'
  end;
create macro is_proven(l, p) as
  l.name = p.name
    or l.birth = p.birth and (l.kk = p.kk or jaro_winkler_similarity(l.name, p.name) >= 0.75)
    or jaro_winkler_similarity(l.name, p.name) >= 0.88;
create macro sex_level(a, b) as case when a is null or b is null then 'missing' when a = b then 'same' else 'different' end;
