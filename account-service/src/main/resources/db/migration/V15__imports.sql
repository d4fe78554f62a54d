-- A portal's file and how much of it is in, so that one that was cut off goes on where it stopped. What is said here commits with the rows it is about.
create table import (
    import_id    uuid primary key,
    portal       text,
    format       text        not null,
    line         bigint      not null default 0,
    bytes        bigint      not null default 0,
    checksum     bigint      not null default 0,
    imported     bigint      not null default 0,
    updated      bigint      not null default 0,
    unchanged    bigint      not null default 0,
    rejected     bigint      not null default 0,
    unknown_place    bigint      not null default 0,
    other_birth_year bigint      not null default 0,
    begun_at     timestamptz not null,
    advanced_at  timestamptz not null,
    ended_at     timestamptz
);

-- Nothing of the row but a masked end of its account id.
create table import_rejection (
    import_id uuid   not null references import,
    line      bigint not null,
    reason    text   not null,
    account   text,
    primary key (import_id, line)
);

-- Accounts that the file named so far, as 64 bits of a hash; emptied when the import ends. Here and not in memory: files have millions of rows.
create table import_key (
    import_id uuid   not null references import,
    key       bigint not null,
    primary key (import_id, key)
);
