-- By which way a notice goes: the one whose turn it is, or the one that took it.
alter table notice add column channel text not null default 'EMAIL';

-- A way that is closed must not be in the way of the others.
drop index notice_due;
create index notice_due on notice (channel, next_attempt_at) where state = 'PENDING';

-- The ways that failed for good before that, and why; a code, never an address.
create table refusal (
    event_id   uuid        not null references notice on delete cascade,
    channel    text        not null,
    code       text        not null,
    refused_at timestamptz not null,
    primary key (event_id, channel)
);

-- By which ways a citizen wants to be told; the usual ones where there is no row.
create table preference (
    portal     text        not null,
    account_id text        not null,
    channels   text[]      not null,
    changed_at timestamptz not null,
    primary key (portal, account_id)
);
