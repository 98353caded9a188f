--! id: bill/not-found
--! judul: NIK tidak ditemukan di data penduduk
--! title: NIK not found in the population register
--! penjelasan: Orang di balik baris ini tidak ada di data penduduk: NIK-nya kosong, rusak, atau tidak dikenal. Bayi yang kelahirannya masih boleh dilaporkan tidak dipersoalkan.
--! explanation: Nobody in the population register stands behind this line: its NIK is empty, damaged or unknown. A baby whose birth may still be reported is not disputed.
--! perbaikan: Minta BPJS Kesehatan memadankan NIK dengan Disdukcapil; jangan dibayar sebelum orangnya ditemukan.
--! remedy: Ask BPJS Kesehatan to match the NIK with Disdukcapil; do not pay before the person is found.
--! severity: medium
--! since: 2021-01-01
--! source: Temuan BPK: 3.210 NIK tidak ditemukan atau tidak valid, Nunukan 2023 (kaltara.fajar.co.id/2024/06/30); 1.171 masalah NIK, Gorontalo 2024; masa pelaporan kelahiran, UU 24/2013 ps. 27 ayat (1)
--! checked-on: 2026-11-25
--! grain: line
--! reads: stg.line
--! params: birth_days=billing/birth-report-days
--! detail: nik_state, matched_by, on_roster
--! rank: 100
--! bukti: Tidak ada di data penduduk (keadaan NIK: {nik_state}).
--! evidence: Not in the population register (state of the NIK: {nik_state}).
select l.row_no, null::varchar as since_month, l.nik_state, l.matched_by, l.on_roster
from stg.line as l
where l.has_picture and l.rupiah >= 0 and coalesce(l.matched_by, '') <> 'name-birth' and (not l.in_population or l.matched_by is null)
  and not coalesce(l.on_roster and l.is_active and date_diff('day', l.birth_date, (l.month || '-01')::date) <= $birth_days, false)
