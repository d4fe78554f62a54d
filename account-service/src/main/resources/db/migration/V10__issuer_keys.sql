-- Public keys: what the issuer of access tokens published last, for the time when it cannot be asked.
create table issuer_keys (
    only_one boolean primary key default true check (only_one),
    key_set  text    not null
);
