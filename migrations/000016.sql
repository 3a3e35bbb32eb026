-- What hangs on a case is seen by the staff who see the case: by its domain as well as by its place. The policies of place
-- stay as they are; these narrow them. A file of no case yet is its place's.
do $$
declare t text;
begin
  foreach t in array array['file', 'letter', 'notice', 'verification', 'verification_report', 'verification_objection'] loop
    execute format($p$create policy staff_of_case on %I as restrictive to jimin_staff using (
      county = current_setting('app.county')::char(6)
      and case when office_case is null then true
        else exists (select from office_case c where c.county = current_setting('app.county')::char(6) and c.id = office_case) end)$p$, t);
  end loop;
end $$;
create policy staff_of_case on verification_query as restrictive to jimin_staff using (
  county = current_setting('app.county')::char(6)
  and exists (select from verification v where v.county = current_setting('app.county')::char(6) and v.id = verification));
create policy staff_of_case on notice_objection as restrictive to jimin_staff using (
  county = current_setting('app.county')::char(6)
  and exists (select from notice n where n.county = current_setting('app.county')::char(6) and n.id = notice));
