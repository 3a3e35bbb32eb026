-- A resident reads the benefits he is paid, and those of the households he belongs to; the service leaves out the households he has left.

create policy resident_payee on benefit for select to jimin_resident using (
  county = current_setting('app.county')::char(6) and payee = current_setting('app.person')::uuid);
create policy resident_household on benefit for select to jimin_resident using (
  county = current_setting('app.county')::char(6)
  and household in (select household from household_member where person = current_setting('app.person')::uuid));
grant select (county, id, household, payee, to_month) on benefit to jimin_resident;
create index benefit_payee on benefit (county, payee);
