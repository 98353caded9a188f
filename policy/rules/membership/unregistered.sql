--! id: membership/unregistered
--! judul: Penduduk belum menjadi peserta JKN
--! title: Resident not registered in JKN
--! penjelasan: Penduduk hidup yang tidak memiliki kartu JKN terdaftar dengan NIK-nya.
--! explanation: A living resident for whom no registered JKN card carries the NIK.
--! perbaikan: Kunjungi lewat PESIAR atau ketua RT; daftarkan sekeluarga sebagai mandiri, pekerja, PBI, atau PBPU Pemda bila tidak mampu.
--! remedy: Visit through PESIAR or the RT head; register the household as self-paying, workers, PBI, or PBPU Pemda when they cannot pay.
--! severity: high
--! since: 2021-01-01
--! source: UU 24/2011 ps. 14 (setiap orang wajib menjadi peserta); langkah Petakan program PESIAR (kaltarastories.com/kesehatan/9769)
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.person
--! detail: age, decile, died_on, moved_on
select p.row_no, 0 as rupiah_per_month, p.age, p.decile, p.died_on, p.moved_on
from stg.person as p
where p.is_resident and not p.is_registered
