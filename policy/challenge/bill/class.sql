--! id: bill/class
--! judul: Bukan kelas III
--! title: Not class III
--! penjelasan: Kartu yang ditagih tercatat di kelas lain; Pemda hanya membayar kelas III.
--! explanation: The card billed is recorded in another class; the city pays class III only.
--! perbaikan: Minta perbaikan hak kelas atau pemindahan ke segmen yang sesuai.
--! remedy: Ask for the class to be corrected, or for the right segment.
--! severity: medium
--! since: 2021-01-01
--! source: Perpres 64/2020 ps. 34 dan PMK 78/PMK.02/2020: iuran dan bantuan iuran dari daerah hanya untuk kelas III
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! detail: class, row_peserta
--! rank: 120
--! bukti: Daftar peserta mencatat kelas {class} (baris {row_peserta}).
--! evidence: The roster records class {class} (row {row_peserta}).
select l.row_no, null::varchar as since_month, l.class, l.row_peserta
from stg.line as l
where l.has_picture and l.on_roster and l.class is not null and l.class <> '3' and l.rupiah >= 0
