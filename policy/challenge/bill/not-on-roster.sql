--! id: bill/not-on-roster
--! judul: Kartu tidak ada di daftar peserta
--! title: Card not on the roster
--! penjelasan: Kartu yang ditagih tidak ada di daftar peserta bulan itu, dan NIK-nya tidak menunjuk peserta yang dibayar Pemda dengan kartu lain.
--! explanation: The card billed is not on the roster of that month, nor does its NIK name somebody whom the city pays under another card.
--! perbaikan: Minta BPJS Kesehatan menunjukkan dasar kepesertaan kartu ini.
--! remedy: Ask BPJS Kesehatan to show the membership behind this card.
--! severity: medium
--! since: 2021-01-01
--! source: Dasar tagihan adalah daftar nama yang direkonsiliasi (temuan BPK: tagihan tanpa daftar nama, Sumatera Barat 2022)
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! detail: matched_by, person_id
--! rank: 110
--! bukti: Kartu ini tidak ada di daftar peserta bulan itu.
--! evidence: This card is not on the roster of that month.
select l.row_no, null::varchar as since_month, l.matched_by, l.person_id
from stg.line as l
where l.has_picture and not l.on_roster and l.rupiah >= 0 and l.member_card is null and coalesce(l.matched_by, '') <> 'name-birth'
