-- Facts of others that a reader applied, noted in the transaction that applied them. The day on which it happened leads: it is the same however often a
-- fact is sent, new ones share a few pages of the index, and old ones are deleted a day at a time.
create table handled_fact (
    occurred_on date not null,
    reader      text not null,
    event_id    uuid not null,
    primary key (occurred_on, reader, event_id)
);
