-- Each account's own key, sealed by the storage keyset. It is deleted to forget the account: what is left of the column in copies, replicas, the log or
-- backups without this table then opens for nobody.
create table account_key (
    key_id uuid  primary key,
    sealed bytea not null
);

alter table account add key_id uuid;

-- Those from before, sealed by the storage keyset itself; they are given keys after the start.
create index account_without_key on account (portal, account_id) where key_id is null and personal <> ''::bytea;
