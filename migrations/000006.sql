-- Benefits and pay runs.

create table benefit (
  county char(6) not null,
  id uuid not null,
  kind text not null,
  household uuid not null,
  office_case uuid,
  import_batch uuid,
  document text not null,
  payee uuid not null,
  account uuid not null,
  from_month date not null check (extract(day from from_month) = 1),
  -- The last month that is due; null while it runs.
  to_month date check (extract(day from to_month) = 1),
  stop_reason text,
  -- The last month that was settled before Jimin: months up to it are never paid here.
  settled_through date check (extract(day from settled_through) = 1),
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, household) references household (county, id),
  foreign key (county, payee) references person (county, id),
  foreign key (county, account) references bank_account (county, id)
);
create index benefit_household on benefit (county, household);
create index benefit_running on benefit (county, from_month, to_month);
comment on table benefit is '待遇 benefit: who is due what from which month';

create table benefit_amount (
  county char(6) not null,
  benefit uuid not null,
  from_month date not null check (extract(day from from_month) = 1),
  known_from timestamptz not null,
  -- 分 a month
  amount bigint not null check (amount >= 0),
  reason text not null,
  division_now char(12) not null,
  primary key (county, benefit, from_month, known_from),
  foreign key (county, benefit) references benefit (county, id)
);
comment on table benefit_amount is '待遇金额 benefit amount in 分 a month, from a month on, until the next one; insert only';

create table benefit_member (
  county char(6) not null,
  benefit uuid not null,
  kind text not null,
  person uuid not null,
  active boolean not null default true,
  exclusive boolean not null,
  division_now char(12) not null,
  primary key (county, benefit, person),
  foreign key (county, benefit) references benefit (county, id),
  foreign key (county, person) references person (county, id)
);
create unique index benefit_member_once on benefit_member (county, kind, person) where active and exclusive;
create index benefit_member_person on benefit_member (county, person);
comment on table benefit_member is '保障人员 who a benefit covers: a person is in one active household of an exclusive benefit at most';

create table pay_run (
  county char(6) not null,
  id uuid not null,
  month date not null check (extract(day from month) = 1),
  number text not null,
  state text not null check (state in ('making', 'made', 'frozen', 'cancelled')),
  lines int not null default 0,
  -- 分
  total bigint not null default 0,
  held int not null default 0,
  held_total bigint not null default 0,
  -- SM3 over the canonical lines, set when it is frozen.
  digest bytea,
  made_by uuid not null,
  made_at timestamptz not null,
  approved_by uuid,
  approved_at timestamptz,
  job uuid not null,
  division_now char(12) not null,
  primary key (county, id),
  check (approved_by is null or approved_by <> made_by),
  check ((state = 'frozen') = (approved_by is not null and digest is not null))
);
create unique index pay_run_number on pay_run (county, number);
create unique index pay_run_open on pay_run (county, month) where state in ('making', 'made');
comment on table pay_run is '发放批次 pay run: made by one, approved by another, frozen and hashed';

create table pay_line (
  county char(6) not null,
  run uuid not null,
  number int not null,
  benefit uuid not null,
  benefit_kind text not null,
  month date not null,
  line_type text not null check (line_type in ('regular', 'back-pay')),
  payee uuid not null,
  payee_name text not null,
  account uuid not null,
  -- 分
  amount bigint not null check (amount > 0),
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, run, number),
  foreign key (county, run) references pay_run (county, id),
  foreign key (county, benefit) references benefit (county, id),
  foreign key (county, payee) references person (county, id),
  foreign key (county, account) references bank_account (county, id)
);
create index pay_line_benefit on pay_line (county, benefit, month);
comment on table pay_line is '发放明细 pay line: one benefit, one month; append only';

create table pay_hold (
  county char(6) not null,
  run uuid not null,
  number int not null,
  benefit uuid not null,
  benefit_kind text not null,
  month date not null,
  payee uuid not null,
  payee_name text not null,
  -- 分
  amount bigint not null check (amount > 0),
  reason text not null check (reason in ('payee-dead', 'no-account')),
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, run, number),
  foreign key (county, run) references pay_run (county, id),
  foreign key (county, benefit) references benefit (county, id),
  foreign key (county, payee) references person (county, id)
);
comment on table pay_hold is '暂缓发放 held: due, but not payable for a reason; it stays due until a later run pays it';

create table paid_month (
  county char(6) not null,
  benefit uuid not null,
  month date not null,
  run uuid not null,
  division_now char(12) not null,
  primary key (county, benefit, month),
  foreign key (county, benefit) references benefit (county, id),
  foreign key (county, run) references pay_run (county, id)
);
comment on table paid_month is '已列支月份 paid month: a benefit''s month stands in one run at most; the key is what forbids paying twice';

do $$
declare t text;
begin
  foreach t in array array['benefit', 'benefit_amount', 'benefit_member', 'pay_run', 'pay_line', 'pay_hold', 'paid_month'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy staff on %I to jimin_staff using (
      county = current_setting('app.county')::char(6)
      and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12))$p$, t);
    execute format($p$create policy job on %I to jimin_job using (county = current_setting('app.county')::char(6))$p$, t);
    execute format('grant select, insert on %I to jimin_staff, jimin_job', t);
  end loop;
end $$;

grant update (to_month, stop_reason, account, division_now) on benefit to jimin_staff, jimin_job;
grant update (active, division_now) on benefit_member to jimin_staff, jimin_job;
grant update (state, lines, total, held, held_total, digest, approved_by, approved_at) on pay_run to jimin_staff, jimin_job;
grant delete on paid_month to jimin_staff, jimin_job;

create index paid_month_run on paid_month (county, run);

-- A run that is frozen or cancelled stays as it is, whoever asks.
create function refuse_change_of_closed_run() returns trigger language plpgsql as $$
begin
  raise exception 'pay run % is %', old.number, old.state using errcode = 'restrict_violation';
end $$;
create trigger closed_run before update or delete on pay_run for each row
  when (old.state in ('frozen', 'cancelled')) execute function refuse_change_of_closed_run();

-- Lines and holds are added only while their run is being made.
create function refuse_line_of_made_run() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from (select distinct county, run from added) a
    join pay_run r on r.county = a.county and r.id = a.run
    where r.state <> 'making'
  ) then raise exception 'the pay run is made: no line is added' using errcode = 'restrict_violation'; end if;
  return null;
end $$;
create trigger line_of_made_run after insert on pay_line referencing new table as added
  for each statement execute function refuse_line_of_made_run();
create trigger hold_of_made_run after insert on pay_hold referencing new table as added
  for each statement execute function refuse_line_of_made_run();

-- A month listed in a frozen run stays listed.
create function refuse_freeing_of_frozen_month() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from (select distinct county, run from freed) f
    join pay_run r on r.county = f.county and r.id = f.run
    where r.state = 'frozen'
  ) then raise exception 'the pay run is frozen: no month is freed' using errcode = 'restrict_violation'; end if;
  return null;
end $$;
create trigger month_of_frozen_run after delete on paid_month referencing old table as freed
  for each statement execute function refuse_freeing_of_frozen_month();
