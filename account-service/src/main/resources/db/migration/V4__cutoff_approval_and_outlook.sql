alter table cutoff add approved_by text;

-- Changes close to a cutoff wait here for a second person.
create table cutoff_proposal (
    proposal_id  uuid primary key,
    portal       text        not null,
    account_type text        not null,
    version      bigint      not null,
    cutoff_at    timestamptz,
    grace_until  timestamptz,
    exempt       boolean     not null,
    reason       text        not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    status       text        not null check (status in ('PROPOSED', 'APPROVED', 'REJECTED')),
    decided_by   text,
    decided_at   timestamptz,
    check (status <> 'APPROVED' or lower(decided_by) <> lower(requested_by))
);

create index cutoff_proposal_open on cutoff_proposal (requested_at) where status = 'PROPOSED';

-- First three digits of the stated CCCD: who would be locked out where. Half a country shares them.
alter table account add place text;
