-- Audit (append only) and the client keys that make a repeated write the same write.

create table audit_entry (
  county char(6) not null,
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'resident', 'public', 'job')),
  actor uuid,
  post uuid,
  action text not null,
  purpose text,
  subjects uuid[] not null default '{}',
  detail jsonb not null default '{}',
  -- HMAC-SM3 over the row by a key outside the database: a change shows even before the row is linked.
  seal bytea not null,
  primary key (county, seq)
);
create index audit_entry_order on audit_entry (county, xid, seq);
create index audit_entry_time on audit_entry (county, at);
comment on table audit_entry is '审计记录 audit entry: one for every write and every read of personal data; append only';

create table audit_link (
  county char(6) not null,
  position bigint not null,
  seq bigint not null,
  hash bytea not null,
  primary key (county, position),
  foreign key (county, seq) references audit_entry (county, seq)
);
create unique index audit_link_seq on audit_link (county, seq);
comment on table audit_link is '审计链 audit link: dense positions, each hash over the one before; append only';

create table audit_cursor (
  county char(6) primary key,
  xid xid8 not null,
  seq bigint not null
);
comment on table audit_cursor is '审计游标 audit cursor: how far the sealer has come; locked by the one that works';

create table client_key (
  county char(6) not null,
  key text not null,
  request_hash bytea not null,
  response jsonb,
  at timestamptz not null,
  primary key (county, key)
);
comment on table client_key is '请求键 client key: the same key twice is the same action once';

alter table audit_entry enable row level security;
alter table audit_link enable row level security;
alter table audit_cursor enable row level security;
alter table client_key enable row level security;

create policy append_staff on audit_entry for insert to jimin_staff with check (county = current_setting('app.county')::char(6));
create policy append_resident on audit_entry for insert to jimin_resident with check (county = current_setting('app.county')::char(6));
create policy append_public on audit_entry for insert to jimin_public with check (county = current_setting('app.county')::char(6));
create policy append_app on audit_entry for insert to jimin_app with check (county = current_setting('app.county')::char(6));
create policy job on audit_entry to jimin_job using (county = current_setting('app.county')::char(6));
create policy job on audit_link to jimin_job using (county = current_setting('app.county')::char(6));
create policy job on audit_cursor to jimin_job using (county = current_setting('app.county')::char(6));
create policy staff on client_key to jimin_staff using (county = current_setting('app.county')::char(6));
create policy resident on client_key to jimin_resident using (county = current_setting('app.county')::char(6));
create policy public on client_key to jimin_public using (county = current_setting('app.county')::char(6));
create policy job on client_key to jimin_job using (county = current_setting('app.county')::char(6));

grant insert on audit_entry to jimin_staff, jimin_resident, jimin_public, jimin_app;
grant select, insert on audit_entry, audit_link to jimin_job;
grant select, insert, update on audit_cursor to jimin_job;
grant select, insert on client_key to jimin_staff, jimin_resident, jimin_public, jimin_job;
grant update (response) on client_key to jimin_staff, jimin_resident, jimin_public, jimin_job;
