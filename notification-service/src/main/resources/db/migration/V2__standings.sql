-- Where each account stands, by the facts: what letters say depends on it, and who is reminded.
create table standing (
    portal        text    not null,
    account_id    text    not null,
    confirmed     boolean not null,
    linked        boolean not null,
    link_sequence bigint  not null,
    closed        boolean not null,
    primary key (portal, account_id)
);

-- Of the accounts that were heard of before. Notices kept no sequence, so the next linked or unlinked fact counts.
insert into standing (portal, account_id, confirmed, linked, link_sequence, closed)
select portal, account_id, confirmed, linked, 0, was_closed and not linked
from (
    select portal, account_id,
        bool_or(kind = 'CCCD_CONFIRMED') as confirmed,
        bool_or(kind = 'ACCOUNT_CLOSED') as was_closed,
        coalesce((array_agg(kind order by occurred_at desc)
            filter (where kind in ('LINKED', 'LINKED_LATE', 'SUBJECT_CHANGED', 'UNLINKED')))[1] <> 'UNLINKED', false) as linked
    from notice
    group by portal, account_id) told;
