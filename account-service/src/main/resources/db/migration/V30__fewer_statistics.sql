-- ANALYZE reads 30,000 rows of a table, or 300 for each step of its columns' targets. While a table grows by an import it runs again and again: what is asked of accounts
-- is asked by index, and 3,000 rows say what a portal's, a type's and a state's share are.
alter table account
    alter portal set statistics 10,
    alter account_id set statistics 10,
    alter account_type set statistics 10,
    alter state set statistics 10,
    alter place set statistics 10,
    alter citizen_ref set statistics 10,
    alter cccd_confirmed_at set statistics 10,
    alter link_citizen_ref set statistics 10,
    alter vneid_subject set statistics 10,
    alter linked_at set statistics 10,
    alter exempt set statistics 10,
    alter closed_by_version set statistics 10;

-- Keys are found by their ids, which are unique.
alter table account_key set (autovacuum_analyze_threshold = 2000000000);
