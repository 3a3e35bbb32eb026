-- Cases: an append-only list of actions; the stage is derived from it and kept beside it for lists.

create table office_case (
  county char(6) not null,
  id uuid not null,
  number text not null,
  item text not null,
  item_version int not null,
  domain text not null,
  stage text not null,
  seq int not null,
  applicant uuid not null,
  applicant_name text not null,
  household uuid not null,
  applied_on date not null,
  accepted_on date,
  stage_since date not null,
  -- The date by which the present stage must be left; null where there is no limit or no calendar yet.
  due_on date,
  due_pending boolean not null default false,
  closed boolean not null default false,
  decision jsonb,
  posted jsonb,
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, applicant) references person (county, id),
  foreign key (county, household) references household (county, id)
);
create unique index office_case_number on office_case (county, number);
create index office_case_work on office_case (county, stage, due_on, id) include (division_now);
create index office_case_place on office_case (county, division_now, stage, due_on, id);
create index office_case_applicant on office_case (county, applicant);
create index office_case_household on office_case (county, household);
comment on table office_case is '办件 case: one run of an item; a projection of its actions';

create table case_action (
  county char(6) not null,
  office_case uuid not null,
  seq int not null,
  move text not null,
  stage text not null,
  actor_kind text not null,
  actor uuid,
  actor_name text not null,
  business_on date not null,
  business_at timestamptz not null,
  wall_at timestamptz not null,
  form text,
  payload_hash bytea not null,
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, office_case, seq),
  foreign key (county, office_case) references office_case (county, id)
);
comment on table case_action is '办理动作 action: append only; carries the SM3 of its payload';

create table case_action_payload (
  county char(6) not null,
  office_case uuid not null,
  seq int not null,
  payload jsonb not null,
  division_now char(12) not null,
  primary key (county, office_case, seq),
  foreign key (county, office_case, seq) references case_action (county, office_case, seq)
);
comment on table case_action_payload is '动作内容 payload of an action: sealed fields sealed; the retention role alone may delete it';

create table case_person (
  county char(6) not null,
  office_case uuid not null,
  person uuid not null,
  row_number int not null,
  relation text not null,
  applicant boolean not null,
  must_sign boolean not null,
  sign_token_hash bytea,
  sign_token_expires timestamptz,
  signed_at timestamptz,
  signed_on date,
  signed_manner text check (signed_manner in ('own-session', 'link', 'paper')),
  signed_file uuid,
  consent_until date,
  division_now char(12) not null,
  primary key (county, office_case, person),
  foreign key (county, office_case) references office_case (county, id),
  foreign key (county, person) references person (county, id),
  foreign key (county, signed_file) references file (county, id)
);
create unique index case_person_token on case_person (sign_token_hash) where sign_token_hash is not null;
create index case_person_person on case_person (county, person);
comment on table case_person is '办件人员 person of a case: and whether he has signed the authorisation';

create table case_series (
  county char(6) not null,
  series text not null,
  year int not null,
  last int not null,
  primary key (county, series, year)
);
comment on table case_series is '办件编号序列 case series';

create table case_effect (
  county char(6) not null,
  office_case uuid not null,
  seq int not null,
  position int not null,
  effect text not null,
  result uuid,
  division_now char(12) not null,
  primary key (county, office_case, seq, position),
  foreign key (county, office_case, seq) references case_action (county, office_case, seq)
);
comment on table case_effect is '动作结果 effect: carried out once by action and position';

do $$
declare t text;
begin
  foreach t in array array['case_action', 'case_action_payload', 'case_person', 'case_effect'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy staff on %I to jimin_staff using (
      county = current_setting('app.county')::char(6)
      and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12))$p$, t);
    execute format($p$create policy job on %I to jimin_job using (county = current_setting('app.county')::char(6))$p$, t);
    execute format('grant select, insert on %I to jimin_staff, jimin_job', t);
  end loop;
end $$;

alter table office_case enable row level security;
create policy staff on office_case to jimin_staff using (
  county = current_setting('app.county')::char(6)
  and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12)
  and domain = any (current_setting('app.domains')::text[]));
create policy job on office_case to jimin_job using (county = current_setting('app.county')::char(6));
grant select, insert on office_case to jimin_staff, jimin_job;
grant update (stage, seq, accepted_on, stage_since, due_on, due_pending, closed, decision, posted, division_now) on office_case to jimin_staff, jimin_job;
grant update (sign_token_hash, sign_token_expires, signed_at, signed_on, signed_manner, signed_file, consent_until, division_now) on case_person to jimin_staff, jimin_job;

alter table case_series enable row level security;
create policy staff on case_series to jimin_staff using (county = current_setting('app.county')::char(6));
create policy job on case_series to jimin_job using (county = current_setting('app.county')::char(6));
grant select, insert, update on case_series to jimin_staff, jimin_job;

-- A resident reads his own cases; his actions are written by the job role in a service that has checked who he is.
create policy resident on case_person for select to jimin_resident using (
  county = current_setting('app.county')::char(6) and person = current_setting('app.person')::uuid);
create policy resident on office_case for select to jimin_resident using (
  county = current_setting('app.county')::char(6)
  and id in (select office_case from case_person where person = current_setting('app.person')::uuid));
create policy resident on case_action for select to jimin_resident using (
  county = current_setting('app.county')::char(6)
  and office_case in (select office_case from case_person where person = current_setting('app.person')::uuid));
create policy resident on letter for select to jimin_resident using (
  county = current_setting('app.county')::char(6) and recipient = current_setting('app.person')::uuid);
grant select on case_person, office_case, case_action, letter to jimin_resident;

-- The retention role erases payloads, and nothing else.
create policy retention on case_action_payload to jimin_retention using (county = current_setting('app.county')::char(6));
grant select, delete on case_action_payload to jimin_retention;
