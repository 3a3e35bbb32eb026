-- Lists under rights: what a policy compares is compared by an index once, not row by row (`npm run bench -- rights`).
drop index office_case_place;
create index office_case_place on office_case (county, division_now, stage, domain, due_on, id);
create index office_case_domain on office_case (county, domain, stage, division_now, due_on, id);
create index office_case_latest on office_case (county, applied_on desc, id desc) include (domain, division_now);
