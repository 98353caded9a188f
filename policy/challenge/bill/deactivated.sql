--! id: bill/deactivated
--! judul: Ditagih setelah dinonaktifkan
--! title: Billed after deactivation
--! penjelasan: Kartu sudah tidak aktif pada tanggal 1 bulan yang ditagih.
--! explanation: The card was not active any more on the first of the month billed.
--! perbaikan: Ajukan mutasi kurang dengan TMT mundur ke bulan setelah tanggal akhir (TAT) dan minta pengembalian.
--! remedy: Ask for a minus mutation back-dated to the month after the end date (TAT), and for the refund.
--! severity: high
--! since: 2021-01-01
--! source: Uji pemeriksa: dibayar setelah tanggal nonaktif; bantuan iuran hanya bagi peserta aktif, PMK 78/PMK.02/2020
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! detail: card_until, status, segment, row_peserta, since_month
--! rank: 80
--! bukti: Kartu berakhir {card_until} ({status}, segmen {segment}; baris {row_peserta} daftar peserta); tidak boleh ditagih lagi sejak {since_month}.
--! evidence: The card ended {card_until} ({status}, segment {segment}; row {row_peserta} of the roster); not to be billed from {since_month} on.
select
  l.row_no, strftime(l.card_until + interval 1 month, '%Y-%m') as since_month,
  l.card_until, l.status, l.segment, l.row_peserta
from stg.line as l
where l.has_picture and l.on_roster and not l.is_active and l.rupiah >= 0
