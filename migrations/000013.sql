-- Before acceptance: applications not sent yet, the paper by which a worker applies for somebody, what was found double, and
-- how a scan is turned.

create table case_draft (
  county char(6) not null,
  id uuid not null,
  -- Whose it is: a member of staff, or a resident by the keyed index of his identity number, whether the register knows him or not.
  owner_user uuid,
  owner_identity bytea,
  item text not null,
  item_version int not null,
  -- The answers so far, the question that stood open and the names of the files, as one SM4 envelope.
  content_sealed bytea not null,
  -- How often it was saved: who saves over what he has not seen is told.
  revision int not null check (revision > 0),
  -- Wall time: it is shown to whoever types.
  saved_at timestamptz not null,
  expires_on date not null,
  primary key (county, id),
  check ((owner_user is null) <> (owner_identity is null))
);
create index case_draft_user on case_draft (county, owner_user, saved_at) where owner_user is not null;
create index case_draft_identity on case_draft (county, owner_identity, saved_at) where owner_identity is not null;
create index case_draft_expiry on case_draft (county, expires_on);
comment on table case_draft is '申请草稿 draft: an application that was not sent yet; its owner''s alone, gone when sent or expired';

alter table case_draft enable row level security;
create policy staff on case_draft to jimin_staff using (
  county = current_setting('app.county')::char(6) and owner_user = current_setting('app.user')::uuid);
create policy resident on case_draft to jimin_resident using (
  county = current_setting('app.county')::char(6) and owner_identity = decode(current_setting('app.identity'), 'hex'));
create policy job on case_draft to jimin_job using (county = current_setting('app.county')::char(6));
grant select, insert, delete on case_draft to jimin_staff, jimin_resident;
grant update (item_version, content_sealed, revision, saved_at, expires_on) on case_draft to jimin_staff, jimin_resident;
-- The sweep removes what has expired without ever seeing what it says.
grant select (county, id, expires_on), delete on case_draft to jimin_job;

create table case_entrustment (
  county char(6) not null,
  office_case uuid not null,
  -- The applicant, who entrusts.
  principal uuid not null,
  -- Who is entrusted, as the paper names him, and the member of staff who sent the application.
  agent_name text not null,
  recorded_by uuid not null,
  recorded_by_name text not null,
  entrusted_on date not null,
  papers uuid[] not null check (cardinality(papers) > 0),
  division_now char(12) not null,
  primary key (county, office_case),
  foreign key (county, office_case) references office_case (county, id),
  foreign key (county, principal) references person (county, id)
);
comment on table case_entrustment is '委托 entrustment: who entrusted whom with the application, and the scan of the signed paper; insert only';

create table case_account (
  county char(6) not null,
  office_case uuid not null,
  account_index bytea not null,
  primary key (county, office_case, account_index),
  foreign key (county, office_case) references office_case (county, id)
);
create index case_account_number on case_account (county, account_index);
comment on table case_account is '申报账户索引 account of an application: its keyed index alone, to find the same account in another household''s';

create table case_duplicate_check (
  county char(6) not null,
  office_case uuid not null,
  -- The action at which it was looked.
  seq int not null,
  checked_on date not null,
  found jsonb not null,
  division_now char(12) not null,
  primary key (county, office_case, seq),
  foreign key (county, office_case, seq) references case_action (county, office_case, seq)
);
comment on table case_duplicate_check is '重复和冲突核查 duplicate check: what was found across the county at application and at acceptance; insert only';

do $$
declare t text;
begin
  foreach t in array array['case_entrustment', 'case_duplicate_check'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy staff on %I to jimin_staff using (
      county = current_setting('app.county')::char(6)
      and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12))$p$, t);
    execute format($p$create policy job on %I to jimin_job using (county = current_setting('app.county')::char(6))$p$, t);
    execute format('grant select on %I to jimin_staff', t);
    execute format('grant select, insert on %I to jimin_job', t);
    execute format('grant update (division_now) on %I to jimin_job', t);
  end loop;
end $$;
-- Nobody but the search for duplicates has a use for an index of accounts.
alter table case_account enable row level security;
create policy job on case_account to jimin_job using (county = current_setting('app.county')::char(6));
grant select, insert on case_account to jimin_job;

-- The retention role erases what was found as it does the payloads of actions.
create policy retention on case_duplicate_check to jimin_retention using (county = current_setting('app.county')::char(6));
grant select, delete on case_duplicate_check to jimin_retention;

-- One household, and one applicant, has one unfinished case of an item, also when two apply in the same moment.
create unique index office_case_open_applicant on office_case (county, item, applicant) where not closed;
create unique index office_case_open_household on office_case (county, item, household) where not closed;

-- How a scan that lies on its side is shown: quarter turns clockwise. The file itself stays as it came.
alter table file add column quarter_turns smallint not null default 0 check (quarter_turns between 0 and 3);
grant update (quarter_turns) on file to jimin_staff, jimin_job;
