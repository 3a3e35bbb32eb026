-- 回避: nobody works his own case, his family's, or one he has withdrawn from.

alter table app_user add column identity_index bytea check (octet_length(identity_index) = 32);
comment on column app_user.identity_index is 'Keyed index of the user''s own identity number, as the register of people keeps it; null where it was not given';
grant update (identity_index) on app_user to jimin_job;

create table case_recusal (
  county char(6) not null,
  office_case uuid not null,
  user_id uuid not null,
  user_name text not null,
  reason text not null,
  recorded_by uuid not null,
  recorded_on date not null,
  division_now char(12) not null,
  primary key (county, office_case, user_id),
  foreign key (county, office_case) references office_case (county, id)
);
comment on table case_recusal is '回避 recusal: who does not work this case, and why; append only';
alter table case_recusal enable row level security;
-- Seen by the staff who see the case: by its place and its domain.
create policy staff on case_recusal for select to jimin_staff using (
  county = current_setting('app.county')::char(6)
  and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12));
create policy staff_of_case on case_recusal as restrictive to jimin_staff using (
  county = current_setting('app.county')::char(6)
  and exists (select from office_case c where c.county = current_setting('app.county')::char(6) and c.id = office_case));
create policy job on case_recusal to jimin_job using (county = current_setting('app.county')::char(6));
grant select, insert on case_recusal to jimin_job;
grant update (division_now) on case_recusal to jimin_job;
grant select on case_recusal to jimin_staff;
