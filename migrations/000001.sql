-- What is not county data: the installation, divisions, parameter values, users and their posts.

create table installation (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('practice', 'real')),
  county char(6) not null,
  name text not null,
  bureau text not null,
  government text not null,
  key_fingerprint text not null,
  -- Practice only: how far business time runs ahead of wall time.
  clock_offset_seconds bigint not null default 0 check (kind = 'practice' or clock_offset_seconds = 0)
);
comment on table installation is '安装 installation: one row; practice and real never mix';

create table division (
  code char(12) not null,
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'town', 'village')),
  kind text not null,
  parent char(12),
  valid_from date not null,
  valid_to date,
  source text not null,
  source_date date not null,
  primary key (code, valid_from),
  check (valid_to is null or valid_to >= valid_from)
);
create index division_parent on division (parent, code);
comment on table division is '行政区划 division: the dated tree province → city → county → town → village';

create table division_succession (
  old_code char(12) not null,
  new_code char(12) not null,
  on_date date not null,
  confirmed boolean not null,
  source text not null,
  primary key (old_code, new_code)
);
comment on table division_succession is '区划沿革 succession: which code took over from which';

create table parameter_value (
  key text not null,
  division char(12) not null,
  valid_from date not null,
  known_from timestamptz not null,
  value text not null,
  document text,
  confirmed boolean not null,
  proposed_by uuid,
  approved_by uuid,
  source text not null,
  primary key (key, division, valid_from, known_from),
  check (not confirmed or document is not null),
  check (proposed_by is null or proposed_by <> approved_by)
);
comment on table parameter_value is '标准参数值 parameter value: by division, true from and known from; insert only';

create table app_user (
  id uuid primary key,
  login text not null unique,
  name text not null,
  password_hash text not null,
  active boolean not null default true,
  failed_attempts int not null default 0,
  locked_until timestamptz
);
comment on table app_user is '用户 user: who signs in; argon2id';

create table post (
  id uuid primary key,
  user_id uuid not null references app_user,
  kind text not null,
  county char(6) not null,
  scope text not null,
  domains text[] not null,
  valid_from date not null,
  valid_to date
);
create index post_user on post (user_id);
comment on table post is '岗位 post: what a user may do, over which divisions and domains';

create table session (
  token_hash bytea primary key,
  kind text not null check (kind in ('staff', 'resident')),
  user_id uuid references app_user,
  post_id uuid references post,
  county char(6),
  person_id uuid,
  resident_name text,
  -- The sealed identity number of a resident who is not in the register yet.
  resident_sealed bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  check ((kind = 'staff') = (user_id is not null))
);
create index session_expiry on session (expires_at);
comment on table session is '登录会话 session: only the hash of the token is kept';

create table one_time_code (
  id uuid primary key,
  identity_index bytea not null,
  phone_sealed bytea not null,
  -- Codes are limited by telephone too, or anybody could have one flooded.
  phone_index bytea not null,
  code_hash bytea not null,
  name text not null,
  resident_sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null default 0,
  used_at timestamptz
);
create index one_time_code_identity on one_time_code (identity_index, created_at);
create index one_time_code_phone on one_time_code (phone_index, created_at);
comment on table one_time_code is '一次性验证码 one-time code of a resident';

create table outbox_message (
  id uuid primary key,
  recipient_mask text not null,
  body_sealed bytea not null,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index outbox_message_time on outbox_message (created_at);
comment on table outbox_message is '短信发件箱 outbox: what would be sent by the county''s gateway; a page in practice';

create table job_progress (
  id uuid primary key,
  kind text not null,
  county char(6) not null,
  title text not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done int not null default 0,
  total int,
  note text,
  started_by uuid,
  created_at timestamptz not null,
  finished_at timestamptz
);
create index job_progress_county on job_progress (county, created_at);
comment on table job_progress is '任务进度 job progress: what the page shows of long work';

grant select on installation, division, division_succession, parameter_value to jimin_app, jimin_staff, jimin_resident, jimin_public, jimin_job;
grant insert on division, division_succession, parameter_value to jimin_job;
grant insert on parameter_value to jimin_staff;
grant insert, update on installation to jimin_job;
grant select, insert, update on app_user, one_time_code to jimin_app;
grant select, insert on post, outbox_message to jimin_app;
grant select, insert on app_user, post to jimin_job;
grant select, insert, delete on session to jimin_app;
grant select on app_user, post to jimin_staff;
grant insert on outbox_message to jimin_staff, jimin_resident, jimin_job;
grant select, insert, update on job_progress to jimin_job;
grant select, insert, update on job_progress to jimin_staff;
