--! module: funds
--! breaking: no
--! distribute: none
-- A payment may be taken back: a step `reversed` of its own, and SP2D may then be taken again, as the next attempt. Rows stay insert-only.
-- The verification keeps which person-months of earlier claims were taken off the bill, so that SP2D can book whom it pays and whom it does not.
alter table funds_step add column attempt int not null default 1, add column offsets uuid[] not null default '{}';
alter table funds_file add column attempt int not null default 1;
alter table funds_file drop constraint funds_file_step_fkey, drop constraint funds_file_pkey;
alter table funds_step drop constraint funds_step_once, drop constraint funds_step_step_known;
alter table funds_step
  add constraint funds_step_step_known check (step in ('verified', 'spp', 'spm', 'sp2d', 'reversed', 'cancelled')),
  add constraint funds_step_once unique (regency_code, payment_id, step, attempt),
  add constraint funds_step_reasoned check (step not in ('reversed', 'cancelled') or why is not null);
alter table funds_file
  add constraint funds_file_pkey primary key (regency_code, payment_id, step, attempt, sha256),
  add constraint funds_file_step_fkey foreign key (regency_code, payment_id, step, attempt) references funds_step (regency_code, payment_id, step, attempt);
comment on column funds_step.attempt is 'One more than the payments of this bill that were taken back before it.';
comment on column funds_step.offsets is 'Person-months in the ledger, of accepted claims, that the verification took off what was billed.';
