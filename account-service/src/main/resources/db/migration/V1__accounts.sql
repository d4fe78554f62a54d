-- One row an account. What is personal is in `personal`, encrypted; what is known about the account's progress is kept part by part, and `state` follows
-- from the parts (Progress.state), stored because it is counted and looked for.
create table account (
    portal            text        not null,
    account_id        text        not null,
    account_type      text        not null,
    state             text        not null
        check (state in ('REGISTERED', 'CCCD_PENDING', 'CCCD_VERIFIED', 'LINKED', 'CONFLICT', 'CLOSED', 'EXEMPT')),
    personal          bytea       not null,
    request_id        uuid,
    request_status    text,
    request_reason    text,
    requested_at      timestamptz,
    citizen_ref       text,
    cccd_confirmed_at timestamptz,
    refusal_reason    text,
    refused_at        timestamptz,
    conflict_at       timestamptz,
    link_citizen_ref  text,
    link_sequence     bigint,
    vneid_subject     text,
    link_late         boolean,
    linked_at         timestamptz,
    exempt            boolean     not null,
    closed_by_version bigint,
    primary key (portal, account_id)
);

-- Accounts of a citizen. A keyed HMAC, so the database alone does not say which number.
create index account_citizen on account (citizen_ref) where citizen_ref is not null;
-- Counts by state, and the accounts that a cutoff has yet to settle.
create index account_state on account (portal, account_type, state);
create index account_closed on account (portal, account_type) where closed_by_version is not null;

-- The links that hold, for people and checks that look at the database.
create view account_link as
select portal, account_id, link_citizen_ref as citizen_ref, vneid_subject, link_sequence as sequence, linked_at, link_late as late
from account where vneid_subject is not null;

-- Submissions that a later one took the place of.
create table past_cccd_request (
    request_id   uuid primary key,
    portal       text        not null,
    account_id   text        not null,
    status       text        not null,
    reason       text,
    requested_at timestamptz not null,
    foreign key (portal, account_id) references account
);

-- The cutoff calendar with its history: the highest version counts.
create table cutoff (
    portal       text        not null,
    account_type text        not null,
    version      bigint      not null,
    cutoff_at    timestamptz,
    grace_until  timestamptz,
    exempt       boolean     not null,
    reason       text        not null,
    requested_by text        not null,
    decided_at   timestamptz not null,
    reached_at   timestamptz,
    primary key (portal, account_type, version)
);

-- Facts of others that were applied.
create table seen_fact (
    event_id uuid primary key,
    seen_at  timestamptz not null default now()
);

-- VNeID logins that portals handed to us. The digest (of pseudonyms) tells a repetition from
-- another login under the same id.
create table accepted_login (
    event_id    uuid primary key,
    digest      bytea       not null,
    accepted_at timestamptz not null default now()
);

-- Facts of ours that wait for the broker. Rows of one key are written under the lock of the account or calendar entry they are about, so their ids rise in
-- commit order; rows of different keys may commit in any order, and the relay takes what it sees and deletes it, so none is skipped.
create table outbox (
    id         bigint generated always as identity primary key,
    topic      text        not null,
    record_key text        not null,
    headers    text[]      not null,
    payload    bytea       not null,
    written_at timestamptz not null default now(),
    parked     text
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

create index outbox_parked on outbox (topic, record_key) where parked is not null;
