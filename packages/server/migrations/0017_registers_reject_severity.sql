--! module: registers
--! breaking: no
--! distribute: regency_code
-- Every fault of a refused row is told, and what is odd about rows that were accepted: mended at one go, seen in one list.
alter table registers_reject
  add column severity text not null default 'refused'
    constraint registers_reject_severity_known check (severity in ('refused', 'warning', 'unsent'));
create index registers_reject_group_idx on registers_reject (regency_code, batch_id, severity, column_name, seq);
comment on column registers_reject.severity is 'refused: a fault of a refused row; warning: odd, but accepted; unsent: refused in the file that this one mends, and not sent again.';
