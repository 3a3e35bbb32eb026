-- The office of the parameters: one proposes a value with its document, another approves it.

create table parameter_proposal (
  county char(6) not null,
  id uuid not null,
  key text not null,
  -- A standard is set by the county or above it, never by a town.
  division char(12) not null check (right(division, 6) = '000000'),
  valid_from date not null,
  value text not null,
  document text not null,
  document_date date not null,
  note text,
  -- What looked like a slip and the proposer has checked.
  doubts text[] not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  state text not null check (state in ('open', 'approved', 'rejected', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  reason text,
  primary key (county, id),
  check ((state = 'open') = (decided_by is null)),
  check ((state = 'open') = (decided_at is null)),
  check (state not in ('approved', 'rejected') or decided_by <> proposed_by),
  check (state <> 'withdrawn' or decided_by = proposed_by),
  check (state <> 'rejected' or reason is not null)
);
create unique index parameter_proposal_open on parameter_proposal (county, key, division, valid_from) where state = 'open';
create index parameter_proposal_order on parameter_proposal (county, proposed_at, id);
comment on table parameter_proposal is '标准参数提议 parameter proposal: a value on its way into the table; made by one, decided by another';

alter table parameter_proposal enable row level security;
create policy staff_read on parameter_proposal for select to jimin_staff using (
  county = current_setting('app.county')::char(6));
create policy staff_propose on parameter_proposal for insert to jimin_staff with check (
  county = current_setting('app.county')::char(6) and state = 'open' and proposed_by = current_setting('app.user')::uuid);
-- What is decided stays decided.
create policy staff_decide on parameter_proposal for update to jimin_staff using (
  county = current_setting('app.county')::char(6) and state = 'open')
  with check (county = current_setting('app.county')::char(6) and state <> 'open' and decided_by = current_setting('app.user')::uuid);
create policy job on parameter_proposal for select to jimin_job using (county = current_setting('app.county')::char(6));
grant select, insert on parameter_proposal to jimin_staff;
grant update (state, decided_by, decided_at, reason) on parameter_proposal to jimin_staff;
grant select on parameter_proposal to jimin_job;

alter table parameter_value add column document_date date;
-- The proposal it came from; null for the first values of the catalogue.
alter table parameter_value add column proposal uuid;
create unique index parameter_value_proposal on parameter_value (proposal);
alter table parameter_value add constraint parameter_value_by_two check (
  (proposal is null and proposed_by is null and approved_by is null)
  or (proposal is not null and proposed_by is not null and approved_by is not null and proposed_by <> approved_by
    and confirmed and document is not null and document_date is not null));

-- Staff put a value in only as it was proposed and approved.
create function refuse_unapproved_value() returns trigger language plpgsql as $$
begin
  if not exists (
    select from parameter_proposal p
    where p.id = new.proposal and p.state = 'approved' and p.key = new.key and p.division = new.division
      and p.valid_from = new.valid_from and p.value = new.value and p.document = new.document
      and p.document_date = new.document_date and p.proposed_by = new.proposed_by and p.decided_by = new.approved_by
  ) then raise exception 'the value of % was not approved', new.key using errcode = 'restrict_violation'; end if;
  return new;
end $$;
create trigger approved_value before insert on parameter_value for each row
  when (current_user = 'jimin_staff' or new.proposal is not null) execute function refuse_unapproved_value();
