--! id: membership/inactive
--! judul: Peserta terdaftar tidak aktif
--! title: Registered member not active
--! penjelasan: Kartu terdaftar yang statusnya bukan aktif; sebabnya disebut di setiap baris.
--! explanation: A registered card whose status is not active; each row names the cause.
--! perbaikan: Tindak lanjuti menurut sebab: REHAB untuk tunggakan, usul PBI atau PBPU Pemda, lapor kematian, peralihan segmen setelah berhenti kerja.
--! remedy: Follow up by cause: REHAB for arrears, propose PBI or PBPU Pemda, report deaths, change segment after leaving a job.
--! severity: high
--! since: 2021-01-01
--! source: Kode status peserta BPJS Kesehatan (0 aktif; 6, 7, 9, 15 tidak aktif); keaktifan ≥80 % untuk UHC Prioritas (news.republika.co.id/berita/t37bbc368)
--! checked-on: 2026-11-21
--! grain: card
--! reads: stg.card
--! detail: status, arrears_months, arrears_rupiah, card_until
select c.row_no, 0 as rupiah_per_month, c.status, c.arrears_months, c.arrears_rupiah, c.card_until
from stg.card as c
where c.is_registered and not c.is_active
