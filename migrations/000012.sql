-- (in work)
select 1;
