-- What was done, to whom, by whom, why, because of which facts. Lines are added, then sealed once (number, day, hash), then never touched.
create table audit_line (
    line_id    bigint generated always as identity primary key,
    written_at timestamptz not null default clock_timestamp(),
    subject    text        not null,
    what       text        not null,
    who        text        not null,
    why        text,
    facts      text[]      not null,
    number     bigint unique,
    day        date,
    hash       bytea
);

create index audit_line_subject on audit_line (subject);
create index audit_line_unsealed on audit_line (line_id) where number is null;
create index audit_line_day on audit_line (day, number) where number is not null;

-- Against mistakes; against the owner of the database stand the heads that are published.
create function audit_line_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.number is not null
        or (new.line_id, new.written_at, new.subject, new.what, new.who, new.why, new.facts)
            is distinct from (old.line_id, old.written_at, old.subject, old.what, old.who, old.why, old.facts) then
        raise exception 'the audit is append-only';
    end if;
    return new;
end $$;

create trigger audit_line_is_kept before update or delete on audit_line
    for each row execute function audit_line_is_kept();
