--! module: people
--! breaking: no
--! distribute: regency_code
-- How rows of other registers, or of this person's own card, came to be this human where the exact NIK did not say it.
alter table people_person add column links jsonb;
comment on column people_person.links is 'By register: {"method", "probability"} of a row that was linked beyond its exact NIK; null where every row came by its NIK.';
