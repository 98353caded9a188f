--! id: membership/household-split
--! judul: Keluarga hanya sebagian terdaftar
--! title: Household only partly registered
--! penjelasan: Penduduk yang belum terdaftar, sedangkan anggota lain dalam KK yang sama sudah terdaftar.
--! explanation: A resident who is not registered while others on the same family card are.
--! perbaikan: Daftarkan anggota yang tertinggal; seluruh anggota KK wajib ikut.
--! remedy: Register the member left out; the whole family card must take part.
--! severity: medium
--! since: 2021-01-01
--! source: Perpres 82/2018 (pendaftaran PBPU meliputi seluruh anggota keluarga dalam kartu keluarga)
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.person, stg.household
--! detail: household_members, household_registered
select p.row_no, 0 as rupiah_per_month, h.members as household_members, h.registered as household_registered
from stg.person as p
join stg.household as h using (kk)
where p.is_resident and not p.is_registered and h.registered > 0
