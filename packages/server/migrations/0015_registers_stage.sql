--! module: registers
--! breaking: yes
--! distribute: regency_code
-- A file is compared with the one in force, looked at, approved and only then counts; it can be taken back.
-- An older server knows neither these states nor that a file may wait: hence breaking.
alter table registers_batch drop constraint registers_batch_state_known, drop constraint registers_batch_conserved;
drop index registers_batch_same_bytes;
drop index registers_batch_newest_idx;
alter table registers_batch
  add column uploaded_id text not null default '',
  add column scope      text not null default 'whole' constraint registers_batch_scope_known check (scope in ('whole', 'part')),
  add column mends      uuid,
  add column mapping    jsonb,
  add column staged     boolean not null default false,
  add column check_path text,
  add column diff_path  text,
  add column diff       jsonb,
  add column base_batch uuid,
  add column commit_no  int,
  add column rows_taken bigint, add column rows_new bigint, add column rows_changed bigint, add column rows_same bigint, add column rows_repeated bigint,
  add column acks       jsonb not null default '[]',
  add column approved   jsonb,
  add column ended      jsonb,
  add column undo_asked jsonb,
  add column undone     jsonb,
  add constraint registers_batch_mends_fkey foreign key (regency_code, mends) references registers_batch (regency_code, id),
  add constraint registers_batch_state_known check (state in ('uploaded', 'checking', 'needs-fixing', 'in-review', 'approved', 'committing', 'done',
    'cancelled', 'undone', 'failed')),
  add constraint registers_batch_conserved check (rows_read is null or rows_read = rows_accepted + rows_rejected + rows_skipped),
  -- Every row of the file, and every row taken over from the file it mends, is new, changed, the same, a repetition, refused or skipped.
  add constraint registers_batch_diff_conserved check (rows_new is null
    or rows_read + rows_taken = rows_new + rows_changed + rows_same + rows_repeated + rows_rejected + rows_skipped);
update registers_batch set uploaded_id = uploaded_by, check_path = snapshot_path,
  commit_no = (select count(*) from registers_batch as b where b.regency_code = registers_batch.regency_code and b.register = registers_batch.register
    and b.state = 'done' and (b.uploaded_at, b.id) <= (registers_batch.uploaded_at, registers_batch.id)) where state = 'done';
alter table registers_batch add constraint registers_batch_done_numbered check (state <> 'done' or commit_no is not null);
-- The same bytes for the same register and date count once; a failed, cancelled or undone try does not stand in the way.
create unique index registers_batch_same_bytes on registers_batch (regency_code, register, as_of, sha256) where state not in ('failed', 'cancelled', 'undone');
create index registers_batch_newest_idx on registers_batch (regency_code, register, as_of desc, commit_no desc);
create unique index registers_batch_turn on registers_batch (regency_code, register, commit_no);
comment on column registers_batch.scope is 'whole: the file is the full list; part: only the people in it are touched. The snapshot is whole either way.';
comment on column registers_batch.mends is 'The file whose refused rows this one brings mended.';
comment on column registers_batch.check_path is 'Folder with the accepted rows of this file alone, relative to the data directory.';
comment on column registers_batch.snapshot_path is 'Folder with the whole snapshot: the check''s own for a whole list, the diff''s for a part or mended rows.';
comment on column registers_batch.base_batch is 'The file in force that the diff compares with; null: the first of its register.';
comment on column registers_batch.commit_no is 'The turn in which a file of its register came into force: of two files of one date the later turn counts.';
comment on column registers_batch.approved is 'Who, when: {by, id, at, reason}; ended, undo_asked and undone likewise.';
