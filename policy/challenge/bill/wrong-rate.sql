--! id: bill/wrong-rate
--! judul: Tarif salah untuk bulan itu
--! title: Wrong rate for that month
--! penjelasan: Yang ditagih berbeda dengan tarif yang berlaku untuk bulan itu; hanya selisihnya yang dipersoalkan.
--! explanation: What is billed differs from the rate of that month; only the difference is in dispute.
--! perbaikan: Minta koreksi tarif pada rekonsiliasi berikutnya.
--! remedy: Ask for the rate to be corrected in the next reconciliation.
--! severity: medium
--! since: 2021-01-01
--! source: Uji C pemeriksa atas tagihan bantuan iuran: tarif yang salah untuk masanya (16.500 setelah 2020); Perpres 64/2020 ps. 34
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! detail: month, rupiah, due, bantuan_asked, due_centre
--! rank: 130
--! bukti: Ditagih Rp{rupiah} untuk {month}; tarif bulan itu Rp{due}.
--! evidence: Billed Rp{rupiah} for {month}; the rate of that month is Rp{due}.
select l.row_no, null::varchar as since_month, l.month, l.rupiah, l.due, l.bantuan_asked, l.due_centre
from stg.line as l
where l.rupiah >= 0 and (l.over <> 0 or l.centre_differs)
