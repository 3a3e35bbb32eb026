create table parcel (county char(6) not null, name text not null);
comment on table parcel is '地块 parcel：两个县各一块，供平台测试用';
alter table parcel enable row level security;
create policy staff on parcel to jimin_staff using (county = current_setting('app.county')::char(6));
grant select, insert on parcel to jimin_staff, jimin_app;
insert into parcel values ('512021', '安岳'), ('512022', '乐至');
