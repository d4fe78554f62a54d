create function audit_is_not_emptied() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only';
end $$;

create trigger audit_is_not_emptied before truncate on audit_line
    for each statement execute function audit_is_not_emptied();
