-- Heads of a date as the month counts them: residents by NIK, name and birth date, cards by number.
create macro living(state, nik, name, born, status) as
  count(*) filter (status = 'aktif' and state <> 'ok')
  + count(distinct hash(nik, upper(trim(name)), born)) filter (status = 'aktif' and state = 'ok');
