-- Columns that nothing is looked for by need no statistics: while a table grew, ANALYZE again and again took and sorted 30,000 values of each, which was
-- a fifth of what PostgreSQL did for an import.
alter table account
    alter personal set statistics 0,
    alter key_id set statistics 0,
    alter import_id set statistics 0,
    alter request_id set statistics 0,
    alter request_status set statistics 0,
    alter request_reason set statistics 0,
    alter requested_at set statistics 0,
    alter refusal_reason set statistics 0,
    alter refused_at set statistics 0,
    alter conflict_kept_at set statistics 0,
    alter link_sequence set statistics 0,
    alter link_late set statistics 0;

alter table account_key alter sealed set statistics 0;

-- What waits is gone before its statistics are of use; who reads or deletes goes by the primary key.
alter table outbox set (autovacuum_analyze_threshold = 2000000000);
