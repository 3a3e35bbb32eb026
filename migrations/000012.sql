-- The verification desk: departments are asked, per authorised household, what they know of its means. The answers are reported,
-- never decided on here.

create table consent_withdrawal (
  county char(6) not null,
  id uuid not null,
  office_case uuid not null,
  person uuid not null,
  -- The signature that was taken back; the person of the case stands unsigned again.
  signed_on date not null,
  signed_manner text not null,
  signed_file uuid,
  consent_until date,
  withdrawn_on date not null,
  reason text not null,
  -- Null where the person did it himself.
  recorded_by uuid,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, office_case, person) references case_person (county, office_case, person)
);
create index consent_withdrawal_case on consent_withdrawal (county, office_case, person);
comment on table consent_withdrawal is '撤回授权 withdrawal of a consent: which signature was taken back, when and why; insert only';

create table verification (
  county char(6) not null,
  id uuid not null,
  office_case uuid not null,
  -- The first of a case is 1.
  round int not null,
  kind text not null check (kind in ('report', 'review')),
  -- The objection that a review answers.
  objection uuid,
  purpose text not null,
  started_on date not null,
  started_by uuid not null,
  days int not null check (days > 0),
  -- The last day for an answer; null while the calendar of its year is not loaded.
  answer_by date,
  state text not null check (state in ('asking', 'answered', 'concluded')),
  job uuid not null,
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, office_case) references office_case (county, id),
  check ((kind = 'review') = (objection is not null))
);
create unique index verification_round on verification (county, office_case, round);
create unique index verification_open on verification (county, office_case) where state <> 'concluded';
create index verification_place on verification (county, division_now, started_on, id);
comment on table verification is '核对 verification: one round of questions about the people of a case';

create table verification_query (
  county char(6) not null,
  -- The request id by which the source knows the question: the same however often it is sent, so that nobody is asked twice; a
  -- new one only where its answer to the old one could not be used.
  id uuid not null,
  verification uuid not null,
  person uuid not null,
  source text not null,
  state text not null check (state in ('waiting', 'answered', 'silent', 'quarantined', 'withheld')),
  -- Wall time of the first sending; null while it was never sent.
  asked_at timestamptz,
  asked_on date,
  attempts int not null default 0,
  -- Wall time before which the source is not to be asked again.
  next_at timestamptz,
  ended_on date,
  -- Why there is no answer: a code of the program.
  reason text,
  -- The last day on which the answer holds.
  holds_until date,
  -- The answer as it came, in an SM4 envelope. That of another person is kept only until the breach was looked at.
  answer_sealed bytea,
  facts uuid[] not null default '{}',
  breach_note text,
  breach_by uuid,
  breach_on date,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, verification) references verification (county, id),
  foreign key (county, person) references person (county, id),
  check ((state = 'waiting') = (ended_on is null)),
  check (state not in ('silent', 'withheld') or reason is not null),
  check (state <> 'answered' or (answer_sealed is not null and holds_until is not null)),
  check ((breach_on is null) = (breach_note is null) and (breach_on is null) = (breach_by is null)),
  -- Another person's data are never facts.
  check (state <> 'quarantined' or facts = '{}')
);
create unique index verification_query_once on verification_query (county, verification, person, source);
create index verification_query_breach on verification_query (county, verification) where state = 'quarantined' and breach_on is null;
comment on table verification_query is '核对查询 question: one person, one source; the answer is sealed';

create table verification_report (
  county char(6) not null,
  id uuid not null,
  verification uuid not null,
  office_case uuid not null,
  number text not null,
  kind text not null check (kind in ('report', 'review')),
  made_on date not null,
  made_by uuid,
  valid_until date not null,
  -- Per person: conclusion, grounds, what each source said; the differences to what was declared; limits exceeded.
  content jsonb not null,
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, verification) references verification (county, id),
  foreign key (county, office_case) references office_case (county, id)
);
create unique index verification_report_number on verification_report (county, number);
create index verification_report_case on verification_report (county, office_case, id);
comment on table verification_report is '核对报告 verification report: it compares and never decides; append only';

create table verification_objection (
  county char(6) not null,
  id uuid not null,
  office_case uuid not null,
  report uuid not null,
  received_on date not null,
  text text not null,
  files uuid[] not null default '{}',
  -- Who objects, where he did it himself; else the member of staff who took it down.
  person uuid,
  recorded_by uuid,
  answer text,
  answered_on date,
  answered_by uuid,
  -- The report of the re-check.
  review uuid,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, office_case) references office_case (county, id),
  foreign key (county, report) references verification_report (county, id),
  foreign key (county, review) references verification_report (county, id),
  check ((person is null) <> (recorded_by is null)),
  check ((answer is null) = (answered_on is null) and (answer is null) = (answered_by is null) and (answer is null) = (review is null))
);
create unique index verification_objection_open on verification_objection (county, office_case) where answer is null;
create index verification_objection_report on verification_objection (county, report);
comment on table verification_objection is '核对异议 objection to a verification report, with its evidence, and what the re-check came to';

alter table verification add foreign key (county, objection) references verification_objection (county, id);

do $$
declare t text;
begin
  foreach t in array array['consent_withdrawal', 'verification', 'verification_query', 'verification_report', 'verification_objection'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy staff on %I for select to jimin_staff using (
      county = current_setting('app.county')::char(6)
      and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12))$p$, t);
    execute format($p$create policy job on %I to jimin_job using (county = current_setting('app.county')::char(6))$p$, t);
    execute format('grant select on %I to jimin_staff', t);
    execute format('grant select, insert on %I to jimin_job', t);
    execute format('grant update (division_now) on %I to jimin_job', t);
  end loop;
end $$;

grant update (state, answer_by, job) on verification to jimin_job;
grant update (id, state, asked_at, asked_on, attempts, next_at, ended_on, reason, holds_until, answer_sealed, facts, breach_note,
  breach_by, breach_on) on verification_query to jimin_job;
grant update (answer, answered_on, answered_by, review) on verification_objection to jimin_job;

create function refuse_change_of_answer() returns trigger language plpgsql as $$
begin
  raise exception 'the answer to question % is kept as it came', old.id using errcode = 'restrict_violation';
end $$;
create trigger answer_stays before update on verification_query for each row
  when (old.state = 'answered' and (new.state <> 'answered' or new.answer_sealed is distinct from old.answer_sealed))
  execute function refuse_change_of_answer();
