-- The watch: signals and rounds as tasks with a clock, who does them, and deputies.

create table watch_sweep (
  county char(6) not null,
  id uuid not null,
  swept_on date not null,
  state text not null check (state in ('running', 'done', 'failed')),
  households int not null default 0,
  opened int not null default 0,
  closed int not null default 0,
  made_by uuid,
  made_at timestamptz not null,
  job uuid,
  primary key (county, id)
);
create unique index watch_sweep_running on watch_sweep (county) where state = 'running';
create index watch_sweep_time on watch_sweep (county, made_at);
comment on table watch_sweep is '巡查 sweep: every household in payment looked at once for signals and rounds that are due';

create table task (
  county char(6) not null,
  id uuid not null,
  source text not null check (source in ('signal', 'round')),
  -- The key of the signal or the round.
  kind text not null,
  severity text check (severity in ('A', 'B', 'C')),
  household uuid not null,
  person uuid,
  -- SM3 over what the cause is made of: the same cause is one task for ever.
  cause bytea not null check (octet_length(cause) = 32),
  -- In words; people stand in it by their ids.
  reason text not null,
  domain text not null,
  posts text[] not null,
  opened_on date not null,
  due_on date,
  due_pending boolean not null default false,
  -- A signal: true, false or explained; a round: kept or changed; gone where the cause ended by itself.
  result text check (result in ('true', 'false', 'explained', 'kept', 'changed', 'gone')),
  answer text,
  closed_on date,
  closed_by uuid,
  closed_by_name text,
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, household) references household (county, id),
  foreign key (county, person) references person (county, id),
  check ((source = 'signal') = (severity is not null)),
  check ((result is null) = (closed_on is null)),
  check (result is null or (result = 'gone') = (closed_by is null))
);
create unique index task_cause on task (county, household, kind, cause);
create index task_open on task (county, due_on, id) where result is null;
create index task_place on task (county, division_now, due_on, id) where result is null;
create index task_closed on task (county, closed_on, id) where result is not null;
comment on table task is '待办 task: what a signal or a round asks somebody to do, by when, and what came of it';

create table round_visit (
  county char(6) not null,
  task uuid not null,
  kind text not null,
  household uuid not null,
  visited_on date not null,
  recorded_by uuid not null,
  answers jsonb not null,
  division_now char(12) not null,
  primary key (county, task),
  foreign key (county, task) references task (county, id),
  foreign key (county, household) references household (county, id)
);
create index round_visit_household on round_visit (county, household, kind, visited_on);
comment on table round_visit is '走访记录 visit: one performance of a round, by its checklist';

create table work_assignment (
  county char(6) not null,
  -- A case or a task.
  subject uuid not null,
  user_id uuid not null,
  assigned_by uuid not null,
  assigned_on date not null,
  division_now char(12) not null,
  primary key (county, subject)
);
comment on table work_assignment is '指派 assignment: which of those at the post is to do a piece of work';

do $$
declare t text;
begin
  foreach t in array array['watch_sweep', 'task', 'round_visit', 'work_assignment'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy job on %I to jimin_job using (county = current_setting('app.county')::char(6))$p$, t);
    execute format('grant select, insert on %I to jimin_job', t);
    execute format('grant select on %I to jimin_staff', t);
  end loop;
  foreach t in array array['round_visit', 'work_assignment'] loop
    execute format($p$create policy staff on %I for select to jimin_staff using (
      county = current_setting('app.county')::char(6)
      and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12))$p$, t);
    execute format('grant update (division_now) on %I to jimin_job', t);
  end loop;
end $$;
-- A sweep tells of nobody: its counts are for all of the county's staff.
create policy staff on watch_sweep for select to jimin_staff using (county = current_setting('app.county')::char(6));
create policy staff on task for select to jimin_staff using (
  county = current_setting('app.county')::char(6)
  and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12)
  and domain = any (current_setting('app.domains')::text[]));
grant update (state, households, opened, closed) on watch_sweep to jimin_job;
grant update (reason, due_on, due_pending, opened_on, result, answer, closed_on, closed_by, closed_by_name, division_now) on task to jimin_job;
grant update (user_id, assigned_by, assigned_on) on work_assignment to jimin_job;
grant delete on work_assignment to jimin_job;

-- What somebody answered stays answered; only what had ended by itself may come back.
create function refuse_change_of_answered_task() returns trigger language plpgsql as $$
begin
  raise exception 'task % was answered: %', old.id, old.result using errcode = 'restrict_violation';
end $$;
create trigger answered_task before update on task for each row
  when (old.result <> 'gone' and (new.result is distinct from old.result or new.answer is distinct from old.answer))
  execute function refuse_change_of_answered_task();

create table deputy (
  county char(6) not null,
  id uuid not null,
  post uuid not null,
  -- Who acts with the post meanwhile.
  user_id uuid not null,
  valid_from date not null,
  valid_to date not null,
  reason text not null,
  named_by uuid not null,
  named_at timestamptz not null,
  -- The last day on which it held, where it was ended before its time.
  ended_on date,
  primary key (county, id),
  check (valid_to >= valid_from)
);
create index deputy_user on deputy (county, user_id, valid_to);
create index deputy_post on deputy (county, post, valid_to);
comment on table deputy is '代理 deputy: who acts with a clerk''s post while he is away, from when to when';
alter table deputy enable row level security;
create policy staff on deputy for select to jimin_staff using (county = current_setting('app.county')::char(6));
create policy job on deputy to jimin_job using (county = current_setting('app.county')::char(6));
create policy app on deputy for select to jimin_app using (county = current_setting('app.county')::char(6));
grant select on deputy to jimin_staff, jimin_app;
grant select, insert on deputy to jimin_job;
grant update (ended_on) on deputy to jimin_job;
