-- The last comparison of this database with what linking-service told; nothing personal, and vneidSubject masked.
create table reconciliation (
    run_id            bigint generated always as identity primary key,
    started_at        timestamptz not null,
    ended_at          timestamptz not null,
    accounts          bigint      not null,
    links_stored      bigint      not null,
    links_in_snapshot bigint      not null,
    links_in_facts    bigint      not null,
    in_flight         bigint      not null,
    drifting          bigint      not null
);

create table reconciliation_drift (
    run_id     bigint not null references reconciliation on delete cascade,
    portal     text   not null,
    account_id text   not null,
    against    text   not null,
    differs    text[] not null,
    stored     text   not null,
    told       text   not null,
    primary key (run_id, portal, account_id, against)
);
