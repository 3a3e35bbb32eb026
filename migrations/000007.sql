-- What the public may see, through functions only.

create function public_notices(in_county char(6), in_prefix text, on_date date, after_posted date, after_id uuid, most int)
returns table (id uuid, division char(12), posted_on date, last_day date, content jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select n.id, n.division_now, n.posted_on, n.last_day, n.content
  from notice n
  where n.county = in_county
    and n.division_now between in_prefix::char(12) and (in_prefix || '~')::char(12)
    and n.taken_down_on is null and n.posted_on <= on_date and n.last_day >= on_date
    and (after_posted is null or (n.posted_on, n.id) < (after_posted, after_id))
  order by n.posted_on desc, n.id desc
  limit least(most, 200)
$$;
comment on function public_notices is '公示栏 the notices that hang on a date at a place';

create function public_letter(in_county char(6), code text)
returns table (name text, number text, issued_on date, organ text, recipient_mask text, digest text)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.name, l.number, l.issued_on, l.document ->> 'organ', left(p.name, 1) || '**', f.digest
  from letter l join person p on p.county = l.county and p.id = l.recipient
  left join file f on f.county = l.county and f.id = l.file
  where l.county = in_county and l.verification_code = code
$$;
comment on function public_letter is '文书核验 what a verification code proves';

-- One row for a notice that was ever posted: taken or not, and until when it hung; no row for one that never was.
create function public_objection(in_county char(6), in_notice uuid, in_id uuid, on_date date, in_text text, sealed bytea, mask text)
returns table (accepted boolean, hung_until date)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare found_notice notice;
begin
  select n.* into found_notice from notice n where n.county = in_county and n.id = in_notice and n.posted_on <= on_date for share;
  if not found then return; end if;
  accepted := found_notice.taken_down_on is null and found_notice.last_day >= on_date;
  hung_until := least(found_notice.last_day, found_notice.taken_down_on);
  if accepted then
    insert into notice_objection (county, id, notice, received_on, text, contact_sealed, contact_mask, division_now)
    values (in_county, in_id, in_notice, on_date, in_text, sealed, mask, found_notice.division_now);
  end if;
  return next;
end $$;
comment on function public_objection is '公示异议 an objection from the public, while the notice hangs';

revoke all on function public_notices, public_letter, public_objection from public;
grant execute on function public_notices, public_letter, public_objection to jimin_public, jimin_staff, jimin_resident;
