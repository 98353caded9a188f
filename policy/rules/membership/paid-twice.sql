--! id: membership/paid-twice
--! judul: Dibayar Pemda dan aktif di segmen lain
--! title: Paid by the city and active in another segment
--! penjelasan: Orang yang memiliki kartu aktif PBPU Pemda dan kartu aktif lain di segmen yang berbeda.
--! explanation: A person with an active PBPU Pemda card and another active card in a different segment.
--! perbaikan: Nonaktifkan kartu PBPU Pemda dan minta koreksi tagihan.
--! remedy: Deactivate the PBPU Pemda card and claim back the bill.
--! severity: high
--! since: 2021-01-01
--! source: Uji pemeriksa atas tagihan bantuan iuran: segmen di luar 14, 22, 23, 24, 25 dan tagihan rangkap PBI JK; PMK 78/PMK.02/2020
--! checked-on: 2026-11-21
--! grain: person
--! reads: stg.card
--! params: iuran=premiums/pbpu-pemda-iuran, bantuan=premiums/pbpu-pemda-bantuan-daerah
--! detail: other_segment, other_card
select c.row_no, $iuran + $bantuan as rupiah_per_month, min(o.segment) as other_segment, min(o.card) as other_card
from stg.card as c
join stg.card as o on o.person_id = c.person_id and o.row_no <> c.row_no and o.is_active and o.segment <> 'PBPU_PEMDA'
where c.is_active and c.segment = 'PBPU_PEMDA'
group by c.row_no
qualify row_number() over (partition by any_value(c.person_id) order by c.row_no) = 1
