--! id: employment/worker-unregistered
--! judul: Pekerja belum didaftarkan pemberi kerja
--! title: Worker not registered by the employer
--! penjelasan: Orang yang masih bekerja menurut daftar pekerja, tetapi tidak memiliki kartu aktif segmen PPU.
--! explanation: A person still at work according to an employer’s list who has no active card in a PPU segment.
--! perbaikan: Surati badan usaha; bila tidak mendaftar, ajukan ke petugas pemeriksa BPJS (teguran, denda, lalu pelayanan publik tertentu).
--! remedy: Write to the employer; if it does not register, pass to the BPJS inspector (warning, fine, then certain public services).
--! severity: high
--! since: 2021-01-01
--! source: UU 24/2011 ps. 15 dan ps. 17; PP 86/2013 (teguran paling banyak 2 kali, masing-masing 10 hari kerja; denda 0,1 % per bulan)
--! checked-on: 2026-11-21
--! grain: worker
--! reads: stg.worker, stg.card
--! detail: employer_code, employer_name, employed_since
-- A worker may live elsewhere and be in no other register: then row_no is empty and the finding has no village.
select
  w.row_no,
  0 as rupiah_per_month,
  w.person_id,
  w.nik,
  w.name,
  w.employer_code,
  w.employer_name,
  w.employed_since,
  w.source_row
from stg.worker as w
where w.is_employed
  and w.is_first
  and not exists (from stg.card as c where c.person_id = w.person_id and c.is_active and c.segment in ('PPU_BU', 'PPU_PN'))
