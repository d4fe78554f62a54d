-- Whose cutoff an account is reminded of.
alter table contact add column account_type text not null default 'UNKNOWN';
create index contact_of_group on contact (portal, account_type, account_id);

create table calendar (
    portal       text   not null,
    account_type text   not null,
    cutoff_at    timestamptz,
    version      bigint not null,
    primary key (portal, account_type)
);

create table campaign (
    id            uuid        primary key,
    portal        text        not null,
    account_type  text        not null,
    kind          text        not null,
    occurred_at   timestamptz not null,
    deadline      timestamptz not null,
    starts_at     timestamptz not null,
    state         text        not null,
    paused        boolean     not null default false,
    -- Accounts up to this one are laid out: where planning goes on after a stop.
    planned_up_to text        not null default '',
    planned       bigint      not null default 0
);

create index campaign_of_group on campaign (portal, account_type);
create index campaign_open on campaign (starts_at) where state not in ('DONE', 'CANCELLED');

alter table notice add column campaign_id uuid references campaign, add column deadline timestamptz;

create index notice_planned on notice (campaign_id, event_id) where state = 'PLANNED';
create index notice_of_campaign_pending on notice (campaign_id) where state = 'PENDING' and campaign_id is not null;
