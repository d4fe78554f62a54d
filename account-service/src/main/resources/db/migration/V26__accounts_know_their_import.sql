-- The import that registered or updated it last: the same file may name it once only. Before, each row of a file had a line in import_key, by chance in its index:
-- a fifth of what PostgreSQL did for an import.
alter table account add import_id uuid;
