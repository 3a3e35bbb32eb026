-- Files, notices, letters, imports.

create table file (
  county char(6) not null,
  id uuid not null,
  digest text not null,
  name text not null,
  type text not null,
  bytes bigint not null check (bytes > 0),
  owner_kind text not null check (owner_kind in ('staff', 'resident', 'job')),
  owner uuid not null,
  office_case uuid,
  division_now char(12) not null,
  created_at timestamptz not null,
  primary key (county, id)
);
create index file_case on file (county, office_case);
create index file_digest on file (county, digest);
comment on table file is '文件 file: content lies in storage by its SM3 digest; type and size were checked by content';

create table notice (
  county char(6) not null,
  id uuid not null,
  office_case uuid not null,
  division_at_event char(12) not null,
  division_now char(12) not null,
  posted_on date not null,
  last_day date not null,
  taken_down_on date,
  content jsonb not null,
  primary key (county, id),
  check (last_day >= posted_on)
);
create index notice_board on notice (county, division_now, posted_on);
create index notice_time on notice (county, posted_on, id);
create index notice_case on notice (county, office_case);
comment on table notice is '公示 notice: what is posted for the public, masked, until its last day';

create table notice_objection (
  county char(6) not null,
  id uuid not null,
  notice uuid not null,
  received_on date not null,
  text text not null,
  contact_sealed bytea,
  contact_mask text,
  answer text,
  answered_on date,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, notice) references notice (county, id)
);
create index notice_objection_notice on notice_objection (county, notice);
comment on table notice_objection is '公示异议 objection to a notice';

create table letter (
  county char(6) not null,
  id uuid not null,
  office_case uuid not null,
  kind text not null,
  name text not null,
  number text not null,
  verification_code text not null,
  document jsonb not null,
  recipient uuid not null,
  issued_on date not null,
  file uuid,
  division_at_event char(12) not null,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, recipient) references person (county, id),
  foreign key (county, file) references file (county, id)
);
create unique index letter_number on letter (county, number);
create unique index letter_code on letter (county, verification_code);
create index letter_case on letter (county, office_case);
comment on table letter is '文书 letter: its content as data, and the PDF once it is printed';

create table letter_series (
  county char(6) not null,
  series text not null,
  year int not null,
  last int not null,
  primary key (county, series, year)
);
comment on table letter_series is '文号序列 letter series: the last number given out in a year';

create table delivery (
  county char(6) not null,
  id uuid not null,
  letter uuid not null,
  manner text not null check (manner in ('by-hand', 'by-post', 'by-message', 'by-posting')),
  delivered_on date not null,
  recipient text not null,
  proof uuid,
  recorded_by uuid,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, letter) references letter (county, id),
  foreign key (county, proof) references file (county, id)
);
create unique index delivery_letter on delivery (county, letter);
comment on table delivery is '送达 delivery: how and when a letter reached the person; starts the 60 days';

create table import_batch (
  county char(6) not null,
  id uuid not null,
  feed text not null,
  file uuid not null,
  state text not null check (state in ('reading', 'previewed', 'importing', 'done', 'failed')),
  rows int not null default 0,
  households int not null default 0,
  faulty int not null default 0,
  imported int not null default 0,
  note text,
  -- Stated at confirmation: the months up to it were paid before Jimin and are never paid here.
  paid_through date check (extract(day from paid_through) = 1),
  job uuid not null,
  made_by uuid not null,
  created_at timestamptz not null,
  -- The scope of who made it: households outside of it are faults.
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, file) references file (county, id)
);
create index import_batch_time on import_batch (county, created_at);
comment on table import_batch is '导入批次 import: a file, read and previewed before anything is stored';

create table import_household (
  county char(6) not null,
  batch uuid not null,
  first_row int not null,
  last_row int not null,
  name text not null,
  division_now char(12) not null,
  -- What the rows say and what is wrong with them, sealed: it holds identity numbers and accounts.
  content_sealed bytea not null,
  faults int not null default 0,
  state text not null check (state in ('ready', 'faulty', 'imported', 'skipped')),
  household uuid,
  primary key (county, batch, first_row),
  foreign key (county, batch) references import_batch (county, id)
);
comment on table import_household is '导入家庭 a household of an import: its rows, what is wrong with them, what became of them';

do $$
declare t text;
begin
  foreach t in array array['file', 'notice', 'notice_objection', 'letter', 'delivery', 'import_batch', 'import_household'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy staff on %I to jimin_staff using (
      county = current_setting('app.county')::char(6)
      and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12))$p$, t);
    execute format($p$create policy job on %I to jimin_job using (county = current_setting('app.county')::char(6))$p$, t);
    execute format('grant select, insert on %I to jimin_staff, jimin_job', t);
  end loop;
end $$;

alter table letter_series enable row level security;
create policy staff on letter_series to jimin_staff using (county = current_setting('app.county')::char(6));
create policy job on letter_series to jimin_job using (county = current_setting('app.county')::char(6));
grant select, insert, update on letter_series to jimin_staff, jimin_job;

grant update (office_case, division_now) on file to jimin_staff, jimin_job;
grant update (taken_down_on) on notice to jimin_staff, jimin_job;
grant update (answer, answered_on) on notice_objection to jimin_staff, jimin_job;
grant update (file) on letter to jimin_staff, jimin_job;
grant update (state, rows, households, faulty, imported, note, paid_through, job) on import_batch to jimin_staff, jimin_job;
grant update (state, household, content_sealed, faults) on import_household to jimin_staff, jimin_job;

create policy resident on file to jimin_resident using (
  county = current_setting('app.county')::char(6) and owner = current_setting('app.person')::uuid);
grant select on file to jimin_resident;
