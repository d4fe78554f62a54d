-- What downstream systems are told, once for all of them. Numbers of one subject rise in the order in which its facts were recorded (a lock per subject).
create table announcement (
    number      bigint      generated always as identity primary key,
    event_id    uuid        not null,
    type        text        not null,
    portal      text        not null,
    subject     text        not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    payload     text        not null,
    unique (event_id, type)
);

create index announcement_of_subject on announcement (subject, number);
create index announcement_recorded on announcement (recorded_at);

create table subscription (
    id             uuid        primary key,
    url            text        not null,
    types          text[]      not null,
    portals        text[]      not null,
    state          text        not null,
    created_at     timestamptz not null,
    -- Encrypted for this subscription; only the caller opens them, in memory.
    secret         bytea       not null,
    old_secret     bytea,
    old_secret_end timestamptz
);

-- The ledger.
create table webhook_call (
    subscription_id uuid        not null references subscription on delete cascade,
    number          bigint      not null references announcement on delete cascade,
    subject         text        not null,
    state           text        not null,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null,
    settled_at      timestamptz,
    answer          text,
    primary key (subscription_id, number)
);

create index webhook_call_of_announcement on webhook_call (number);
create index webhook_call_due on webhook_call (subscription_id, next_attempt_at) where state = 'PENDING';
create index webhook_call_open on webhook_call (subscription_id, subject, number) where state = 'PENDING';
