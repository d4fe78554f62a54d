-- A tombstone has no payload.
alter table outbox alter payload drop not null;

create table erasure (
    erasure_id   uuid primary key,
    portal       text        not null,
    account_id   text        not null,
    reason       text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    status       text        not null check (status in ('PROPOSED', 'APPROVED', 'REJECTED')),
    decided_by   text,
    decided_at   timestamptz,
    accounts     text[]      not null,
    proved_at    timestamptz,
    certificate  text,
    check (status <> 'APPROVED' or lower(decided_by) <> lower(requested_by)),
    foreign key (portal, account_id) references account
);

create unique index erasure_open on erasure (portal, account_id) where status = 'PROPOSED';
create index erasure_unproved on erasure (decided_at) where status = 'APPROVED' and proved_at is null;

-- What was found at the last look.
create table erasure_finding (
    erasure_id uuid    not null references erasure,
    number     int     not null,
    portal     text    not null,
    account_id text    not null,
    place      text    not null,
    is_empty   boolean not null,
    result     text    not null,
    primary key (erasure_id, number)
);
