-- How cases are drawn for a visit, and how a benefit is suspended.

create table case_draw (
  county char(6) not null,
  office_case uuid not null,
  seq int not null,
  -- A decimal from 0 to 1, as the parameter had it.
  share text not null,
  -- 32 hexadecimal digits; the case is drawn when SM3(seed, case) read as a share of 2^32 lies below `share`.
  seed text not null,
  drawn boolean not null,
  division_now char(12) not null,
  primary key (county, office_case, seq),
  foreign key (county, office_case, seq) references case_action (county, office_case, seq)
);
comment on table case_draw is '抽查 draw: whether a case was drawn, with the seed it was drawn with; append only';

create table benefit_hold (
  county char(6) not null,
  id uuid not null,
  benefit uuid not null,
  held_on date not null,
  reason text not null,
  released_on date,
  division_now char(12) not null,
  primary key (county, id),
  foreign key (county, benefit) references benefit (county, id)
);
create unique index benefit_hold_open on benefit_hold (county, benefit) where released_on is null;
comment on table benefit_hold is '暂停发放 suspension: nothing of the benefit is paid while it is held; what falls due stays due';

do $$
declare t text;
begin
  foreach t in array array['case_draw', 'benefit_hold'] loop
    execute format('alter table %I enable row level security', t);
    execute format($p$create policy staff on %I to jimin_staff using (
      county = current_setting('app.county')::char(6)
      and division_now between current_setting('app.scope')::char(12) and (current_setting('app.scope') || '~')::char(12))$p$, t);
    execute format($p$create policy job on %I to jimin_job using (county = current_setting('app.county')::char(6))$p$, t);
    execute format('grant select, insert on %I to jimin_job', t);
    execute format('grant select on %I to jimin_staff', t);
  end loop;
end $$;
grant update (released_on, division_now) on benefit_hold to jimin_job;

alter table pay_hold drop constraint pay_hold_reason_check;
alter table pay_hold add constraint pay_hold_reason_check check (reason in ('payee-dead', 'no-account', 'suspended'));
