-- Decisions. This file has two parts: what a case's decision was made from (below), and the county's decision runs (at the end).

create table case_decision (
  county char(6) not null,
  office_case uuid not null,
  -- The action that decided.
  seq int not null,
  -- Made to be in force, not only proposed for posting.
  confirmed boolean not null,
  -- What was known at this moment was decided on.
  known_at timestamptz not null,
  -- The versions of facts that lay before the rule: with them the decision can be made again, whatever is known later.
  facts uuid[] not null,
  decision jsonb not null,
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, office_case, seq),
  foreign key (county, office_case, seq) references case_action (county, office_case, seq)
);
comment on table case_decision is '办件认定 decision of a case: append only; what the rule said at an action, and the facts it rests on';

alter table case_decision enable row level security;
create policy staff on case_decision to jimin_staff using (
  county = current_setting('app.county')::char(6)
  and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12));
create policy job on case_decision to jimin_job using (county = current_setting('app.county')::char(6));
grant select on case_decision to jimin_staff;
grant select, insert on case_decision to jimin_job;

-- The retention role erases decisions as it does the payloads of actions.
create policy retention on case_decision to jimin_retention using (county = current_setting('app.county')::char(6));
grant select, delete on case_decision to jimin_retention;

-- The county decided household by household: what the law says of those who are there already. Proposals, never decisions.

create table decision_run (
  county char(6) not null,
  id uuid not null,
  item text not null,
  -- The month whose amount is decided.
  month date not null check (extract(day from month) = 1),
  number text not null,
  state text not null check (state in ('deciding', 'decided', 'cancelled', 'failed')),
  -- The day whose figures decide eligibility.
  decided_on date not null,
  -- The business instant whose knowledge was decided on.
  known_at timestamptz,
  rule text,
  households int not null default 0,
  decided int not null default 0,
  starts int not null default 0,
  changes int not null default 0,
  stops int not null default 0,
  summary jsonb,
  made_by uuid not null,
  made_at timestamptz not null,
  job uuid not null,
  primary key (county, id),
  check ((state = 'decided') = (known_at is not null and rule is not null and summary is not null))
);
create unique index decision_run_number on decision_run (county, item, number);
create unique index decision_run_open on decision_run (county, item, month) where state = 'deciding';
create index decision_run_time on decision_run (county, made_at, id);
comment on table decision_run is '判定批次 decision run: every household of the county decided once by the rule of an item';

create table decision_proposal (
  county char(6) not null,
  run uuid not null,
  household uuid not null,
  division_now char(12) not null,
  kind text not null check (kind in ('start', 'change', 'stop')),
  outcome text not null,
  class text not null,
  -- 分 a month: what runs, and what was decided.
  before bigint not null check (before >= 0),
  after bigint not null check (after >= 0),
  size bigint not null generated always as (abs(after - before)) stored,
  -- Those who count.
  members uuid[] not null,
  reasons jsonb not null,
  primary key (county, run, household),
  foreign key (county, run) references decision_run (county, id),
  foreign key (county, household) references household (county, id)
);
create index decision_proposal_size on decision_proposal (county, run, size desc, household);
comment on table decision_proposal is '判定建议 decision proposal: a household whose decision differs from what runs; one in a run at most; append only';

alter table decision_run enable row level security;
alter table decision_proposal enable row level security;
-- A run tells of nobody: its counts are for all of the county's staff.
create policy staff_read on decision_run for select to jimin_staff using (county = current_setting('app.county')::char(6));
create policy staff_make on decision_run for insert to jimin_staff with check (
  county = current_setting('app.county')::char(6) and state = 'deciding' and made_by = current_setting('app.user')::uuid);
create policy job on decision_run to jimin_job using (county = current_setting('app.county')::char(6));
create policy staff on decision_proposal for select to jimin_staff using (
  county = current_setting('app.county')::char(6)
  and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12));
create policy job on decision_proposal to jimin_job using (county = current_setting('app.county')::char(6));
grant select, insert on decision_run to jimin_staff;
grant select on decision_run to jimin_job;
grant update (state, known_at, rule, households, decided, starts, changes, stops, summary) on decision_run to jimin_job;
grant select on decision_proposal to jimin_staff;
grant select, insert on decision_proposal to jimin_job;

-- What has ended stays as it is, and proposals are added only while their run decides.
create function refuse_change_of_ended_decisions() returns trigger language plpgsql as $$
begin
  raise exception 'decision run % is %', old.number, old.state using errcode = 'restrict_violation';
end $$;
create trigger ended_decisions before update or delete on decision_run for each row
  when (old.state <> 'deciding') execute function refuse_change_of_ended_decisions();
create function refuse_proposal_of_ended_decisions() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from (select distinct county, run from added) a
    join decision_run r on r.county = a.county and r.id = a.run
    where r.state <> 'deciding'
  ) then raise exception 'the decision run has ended: no proposal is added' using errcode = 'restrict_violation'; end if;
  return null;
end $$;
create trigger proposal_of_ended_decisions after insert on decision_proposal referencing new table as added
  for each statement execute function refuse_proposal_of_ended_decisions();
