-- People and what is known about them.

create table person (
  county char(6) not null,
  id uuid not null,
  name text not null,
  sex text not null check (sex in ('male', 'female')),
  born date not null,
  died date,
  id_number_sealed bytea not null,
  id_number_index bytea not null,
  id_number_mask text not null,
  phone_sealed bytea,
  phone_mask text,
  division_now char(12) not null,
  created_at timestamptz not null,
  primary key (county, id)
);
create unique index person_id_number on person (county, id_number_index);
create index person_division on person (county, division_now, id);
comment on table person is '人员 person: who we know; numbers are sealed, found by a keyed index';

create table person_token (
  county char(6) not null,
  token text not null,
  division_now char(12) not null,
  person uuid not null,
  primary key (county, token, division_now, person),
  foreign key (county, person) references person (county, id)
);
create index person_token_person on person_token (county, person);
comment on table person_token is '姓名检索词 name token: bigrams, pinyin and initials, found by equality';

create table household (
  county char(6) not null,
  id uuid not null,
  head uuid not null,
  address text,
  division_at_event char(12) not null,
  division_now char(12) not null,
  created_at timestamptz not null,
  primary key (county, id),
  foreign key (county, head) references person (county, id)
);
create index household_division on household (county, division_now, id);
create index household_head on household (county, head);
comment on table household is '家庭 household: membership is dated';

create table household_member (
  county char(6) not null,
  household uuid not null,
  person uuid not null,
  relation text not null,
  valid_from date not null,
  valid_to date,
  division_now char(12) not null,
  primary key (county, household, person, valid_from),
  foreign key (county, household) references household (county, id),
  foreign key (county, person) references person (county, id),
  check (valid_to is null or valid_to >= valid_from)
);
create index household_member_person on household_member (county, person);
comment on table household_member is '家庭成员 membership: who belonged to which household from when to when';

create table fact (
  county char(6) not null,
  id uuid not null,
  person uuid,
  household uuid,
  kind smallint not null,
  value bigint not null,
  valid_from date not null,
  valid_to date,
  standing text not null check (standing in ('declared', 'reported', 'found', 'determined')),
  source text not null,
  basis text not null,
  known_from timestamptz not null,
  -- The version this one replaces; a retraction says that it never held. known-to is derived from these.
  replaces uuid,
  retracted boolean not null default false,
  -- A determination names the facts it weighed.
  weighed uuid[] not null default '{}',
  office_case uuid,
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, id),
  check ((person is null) <> (household is null)),
  check (valid_to is null or valid_to >= valid_from),
  foreign key (county, person) references person (county, id),
  foreign key (county, household) references household (county, id),
  foreign key (county, replaces) references fact (county, id)
);
create index fact_person on fact (county, person, kind);
create index fact_household on fact (county, household, kind);
create index fact_case on fact (county, office_case) where office_case is not null;
create unique index fact_replaces on fact (county, replaces) where replaces is not null;
comment on table fact is '事实信息 fact: insert-only versions with true from–to, known-from, source and standing';

create table fact_current (
  county char(6) not null,
  id uuid not null,
  person uuid,
  household uuid,
  kind smallint not null,
  value bigint not null,
  valid_from date not null,
  valid_to date,
  standing text not null,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, id) references fact (county, id)
);
create index fact_current_person on fact_current (county, person, kind);
create index fact_current_household on fact_current (county, household, kind);
comment on table fact_current is '现行事实 current facts: those neither replaced nor retracted; kept beside the versions in the same transaction';

create table situation (
  county char(6) not null,
  household uuid not null,
  division_now char(12) not null,
  -- Members in the order of their index; twenty bytes a fact: standing and index in an int2, kind int2, from date, to date,
  -- value float8.
  members uuid[] not null,
  packed bytea not null,
  primary key (county, household),
  foreign key (county, household) references household (county, id)
) with (fillfactor = 80);
alter table situation alter column packed set storage main;
create index situation_division on situation (county, division_now, household);
comment on table situation is '情形 packed situation: what a rule reads of a household, as known now';

create table bank_account (
  county char(6) not null,
  id uuid not null,
  person uuid not null,
  number_sealed bytea not null,
  number_index bytea not null,
  number_mask text not null,
  holder text not null,
  bank text,
  known_from timestamptz not null,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, person) references person (county, id)
);
create index bank_account_person on bank_account (county, person, known_from);
create index bank_account_number on bank_account (county, number_index);
comment on table bank_account is '银行账户 bank account: insert only; the latest of a person counts';

do $$
declare t text;
begin
  foreach t in array array['person', 'person_token', 'household', 'household_member', 'fact', 'fact_current', 'situation', 'bank_account'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy staff on %I to jimin_staff using (
      county = current_setting('app.county')::char(6)
      and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12))$p$, t);
    execute format($p$create policy job on %I to jimin_job using (county = current_setting('app.county')::char(6))$p$, t);
    execute format('grant select on %I to jimin_staff', t);
    execute format('grant select, insert on %I to jimin_job', t);
  end loop;
end $$;

-- What is known of people is written by the job role alone, in services that have checked who asks: a number may be
-- known, and a household may lie, in another town than the one a clerk sees.
grant update (name, died, phone_sealed, phone_mask, division_now) on person to jimin_job;
grant update (head, address, division_now) on household to jimin_job;
grant update (valid_to, division_now), delete on household_member to jimin_job;
grant update (members, packed, division_now) on situation to jimin_job;
grant delete on fact_current, person_token to jimin_job;

-- Residents see themselves; what an application of theirs writes about others is written by the job role in the same service.
create policy resident on person for select to jimin_resident using (
  county = current_setting('app.county')::char(6) and id = current_setting('app.person')::uuid);
create policy resident on household_member for select to jimin_resident using (
  county = current_setting('app.county')::char(6) and person = current_setting('app.person')::uuid);
grant select on person, household_member to jimin_resident;
