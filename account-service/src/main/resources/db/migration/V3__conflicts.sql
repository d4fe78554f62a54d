-- The last conflict that ops decided by keeping the citizen's other account linked.
alter table account add conflict_kept_at timestamptz;
create index account_conflict on account (portal, account_id) where state = 'CONFLICT';
create index account_linked_citizen on account (portal, link_citizen_ref) where link_citizen_ref is not null;

-- Decisions about links; one that is approved was sent as link-command in the same transaction.
create table link_decision (
    decision_id  uuid primary key,
    portal       text        not null,
    account_id   text        not null,
    action       text        not null check (action in ('KEEP', 'LINK_ANYWAY', 'UNLINK')),
    reason       text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    status       text        not null check (status in ('PROPOSED', 'APPROVED', 'REJECTED')),
    decided_by   text,
    decided_at   timestamptz,
    check (status <> 'APPROVED' or lower(decided_by) <> lower(requested_by)),
    foreign key (portal, account_id) references account
);

create unique index link_decision_open on link_decision (portal, account_id) where status = 'PROPOSED';
create index link_decision_account on link_decision (portal, account_id);

create table account_note (
    note_id    bigint generated always as identity primary key,
    portal     text        not null,
    account_id text        not null,
    written_by text        not null,
    written_at timestamptz not null,
    note       text        not null,
    foreign key (portal, account_id) references account
);

create index account_note_account on account_note (portal, account_id);
