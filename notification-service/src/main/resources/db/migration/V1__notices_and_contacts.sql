-- How to reach whom. The contact itself is encrypted for this account; only the sender opens it, in memory.
create table contact (
    portal     text        not null,
    account_id text        not null,
    sealed     bytea       not null,
    language   text        not null,
    kept_at    timestamptz not null,
    primary key (portal, account_id)
);

-- The inbox: one row for each fact that a citizen is told. The primary key is what makes it once.
create table notice (
    event_id        uuid        primary key,
    portal          text        not null,
    account_id      text        not null,
    kind            text        not null,
    reason          text        not null,
    occurred_at     timestamptz not null,
    recorded_at     timestamptz not null,
    state           text        not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    settled_at      timestamptz,
    failure         text
);

create index notice_of_account on notice (portal, account_id, occurred_at, event_id);

-- Only what is still to do, so that it stays small while the inbox grows.
create index notice_due on notice (next_attempt_at) where state = 'PENDING';
create index notice_open_of_account on notice (portal, account_id, occurred_at, event_id) where state in ('WAITING', 'PENDING');

create table cutoff_reached (
    event_id         uuid        primary key,
    occurred_at      timestamptz not null,
    portal           text        not null,
    account_type     text        not null,
    cutoff_at        timestamptz not null,
    calendar_version bigint      not null,
    linked           bigint      not null,
    closed           bigint      not null,
    conflicts        bigint      not null,
    exempt           bigint      not null,
    recorded_at      timestamptz not null
);
