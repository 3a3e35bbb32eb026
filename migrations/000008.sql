-- Households left out of an import: those faulty in the file, and those that met a conflict on the way in, counted apart.

alter table import_batch add column skipped int not null default 0;
update import_batch b set skipped = s.skipped, faulty = b.faulty - s.skipped
from (select county, batch, count(*)::int as skipped from import_household where state = 'skipped' group by 1, 2) s
where s.county = b.county and s.batch = b.id;
grant update (skipped) on import_batch to jimin_staff, jimin_job;
