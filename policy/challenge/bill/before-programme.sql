--! id: bill/before-programme
--! judul: Bulan yang ditagih sebelum program berjalan
--! title: Month billed before the programme began
--! penjelasan: Baris menagih bulan sebelum bantuan iuran kelas III dimulai.
--! explanation: The line bills a month before the class III assistance began.
--! perbaikan: Tolak baris ini; minta dasar tagihannya.
--! remedy: Refuse the line; ask what it is based on.
--! severity: high
--! since: 2021-01-01
--! source: Uji B pemeriksa atas tagihan bantuan iuran: BLNTAG sebelum 1 Juli 2020; Perpres 64/2020 ps. 34
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! params: start=billing/programme-start
--! detail: month, programme_start
--! rank: 20
--! bukti: Ditagih untuk {month}, padahal program baru dimulai {programme_start}.
--! evidence: Billed for {month}, while the programme began in {programme_start}.
select l.row_no, null::varchar as since_month, l.month, $start as programme_start
from stg.line as l
where l.month < $start and l.rupiah >= 0
