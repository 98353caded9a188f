--! id: bill/other-card
--! judul: Nomor kartu berbeda dengan daftar peserta
--! title: Card number other than on the roster
--! penjelasan: Kartu pada baris ini tidak ada di daftar peserta atau milik orang lain, tetapi NIK-nya milik peserta yang dibayar Pemda dengan kartu lain, dan kartu itu tidak ditagih.
--! explanation: The card of this line is not on the roster or belongs to somebody else, but its NIK belongs to somebody whom the city pays under another card, and that card is not billed.
--! perbaikan: Minta BPJS Kesehatan membetulkan nomor kartunya agar tidak tertagih dua kali; iurannya sendiri memang kewajiban Pemda.
--! remedy: Ask BPJS Kesehatan to correct the card number, lest he be billed twice; the premium itself is owed.
--! severity: low
--! since: 2021-01-01
--! source: Dasar tagihan adalah daftar nama yang direkonsiliasi (temuan BPK: tagihan tanpa daftar nama, Sumatera Barat 2022); nomor yang salah bukan bukti bahwa orangnya tidak berhak
--! checked-on: 2026-11-26
--! grain: line
--! reads: stg.line
--! detail: member_card, person_id
--! rank: 155
--! bukti: Kartu ini bukan kartunya menurut daftar peserta; menurut NIK-nya orang ini peserta dengan kartu {member_card}.
--! evidence: This card is not his on the roster; by the NIK the person is a member on card {member_card}.
select l.row_no, null::varchar as since_month, l.member_card, l.person_id
from stg.line as l
anti join (select card, month from stg.line where rupiah >= 0) as own on own.card = l.member_card and own.month = l.month
where l.has_picture and l.member_card is not null and l.rupiah >= 0
