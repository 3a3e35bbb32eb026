-- Lists under rights: what a policy compares is compared by an index once, not row by row: 120,000 cases, `npm run bench -- rights`.
create index office_case_rights on office_case (county, domain, stage, division_now, due_on, id);
create index office_case_latest on office_case (county, applied_on desc, id desc) include (domain, division_now);
