--! id: bill/billed-twice
--! judul: Kartu ditagih lebih dari sekali untuk bulan yang sama
--! title: Card billed more than once for the same month
--! penjelasan: Nomor kartu dan bulan yang sama sudah ada di baris lain, pada tagihan ini atau tagihan sebelumnya.
--! explanation: The same card and month stand in another line already, of this bill or an earlier one.
--! perbaikan: Minta satu baris dihapus dari tagihan atau dikurangkan pada rekonsiliasi berikutnya.
--! remedy: Ask for one of the lines to be taken out, or deducted in the next reconciliation.
--! severity: high
--! since: 2021-01-01
--! source: Uji A pemeriksa atas tagihan bantuan iuran: PSNOKA dan BLNTAG yang sama ditagih lebih dari sekali; PMK 78/PMK.02/2020
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! detail: first_bill, first_row, times
--! rank: 10
--! bukti: Kartu ini sudah ditagih untuk bulan yang sama pada tagihan {first_bill} baris {first_row}; seluruhnya {times} kali.
--! evidence: This card was billed for the same month in the bill of {first_bill}, row {first_row}; {times} times in all.
-- The line that stays is the earliest, at the right rate where copies differ, so that the order of the file decides nothing. A refund is no second bill.
with copied as (
  select card, month from stg.line where rupiah >= 0 and card is not null group by card, month having count(*) > 1
),
ranked as (
  select
    l.row_no, row_number() over turn as turn, count(*) over (partition by l.card, l.month) as times,
    first_value(l.bill) over turn as first_bill, first_value(l.bill_row) over turn as first_row
  from stg.line as l
  join copied using (card, month)
  where l.rupiah >= 0
  window turn as (partition by l.card, l.month order by l.bill, coalesce(abs(l.over), 0), l.rupiah, l.nik, l.name, l.row_no)
)
select row_no, null::varchar as since_month, first_bill, first_row, times
from ranked
where turn > 1
