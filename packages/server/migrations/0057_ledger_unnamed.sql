--! module: ledger
--! breaking: no
--! distribute: none
-- A bill may name a month that nobody can be found for, neither by card nor in the register: it was paid all the same, so it stands among the person-months.
alter table ledger_person_month drop constraint ledger_person_month_whose;
