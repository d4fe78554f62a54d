package vn.lienket.notification.postgres;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.ContactChange;
import vn.lienket.notification.Contacts;

@Repository
class JdbcContacts implements Contacts {

    private final JdbcClient jdbc;
    private final AccountLock lock;
    private final Clock clock;

    JdbcContacts(JdbcClient jdbc, AccountLock lock, Clock clock) {
        this.jdbc = jdbc;
        this.lock = lock;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void follow(List<ContactChange> changes) {
        lock.takeAll(changes.stream().map(change -> change.account().text()).toList());
        Map<AccountKey, ContactChange.Reachable> kept = new LinkedHashMap<>();
        for (ContactChange change : changes) {
            change.reachable().ifPresentOrElse(reachable -> kept.put(change.account(), reachable), () -> {
                kept.remove(change.account());
                erase(change.account());
            });
        }
        keep(kept);
    }

    private void keep(Map<AccountKey, ContactChange.Reachable> contacts) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                        insert into contact (portal, account_id, account_type, sealed, language, kept_at)
                        select portal, account_id, account_type, sealed, language, :now
                        from unnest(:portals::text[], :accountIds::text[], :types::text[], :sealed::bytea[], :languages::text[])
                            as c (portal, account_id, account_type, sealed, language)
                        on conflict (portal, account_id)
                            do update set account_type = excluded.account_type, sealed = excluded.sealed, language = excluded.language, kept_at = excluded.kept_at
                        """)
                .param("now", now)
                .param("portals", Columns.of(contacts.keySet(), AccountKey::portal))
                .param("accountIds", Columns.of(contacts.keySet(), AccountKey::accountId))
                .param("types", Columns.of(contacts.values(), ContactChange.Reachable::accountType))
                .param(
                        "sealed",
                        contacts.values().stream()
                                .map(reachable -> reachable.contact().sealed())
                                .toArray(byte[][]::new))
                .param("languages", Columns.of(contacts.values(), reachable -> reachable
                        .contact()
                        .language()))
                .update();
        makeDue(contacts.keySet(), now);
    }

    /**
     * Also those that rest after a failure get their turn: the new contact may be the cure. By {@code lateral … offset 0} and {@code any (array)} each is found
     * by an index, whatever was known of the tables when the statement was planned.
     */
    private void makeDue(Set<AccountKey> accounts, Timestamp now) {
        jdbc.sql(
                        """
                        update notice set state = 'PENDING', next_attempt_at = :now
                        where state in ('WAITING', 'PENDING') and event_id = any (array(
                            select open.event_id
                            from unnest(:portals::text[], :accountIds::text[]) as a (portal, account_id)
                                cross join lateral (
                                    select n.event_id from notice n
                                    where n.portal = a.portal and n.account_id = a.account_id and n.state in ('WAITING', 'PENDING')
                                    offset 0) open))
                        """)
                .param("now", now)
                .param("portals", Columns.of(accounts, AccountKey::portal))
                .param("accountIds", Columns.of(accounts, AccountKey::accountId))
                .update();
    }

    private void erase(AccountKey account) {
        for (String table : List.of("contact", "preference")) {
            jdbc.sql("delete from " + table + " where portal = ? and account_id = ?")
                    .params(account.portal(), account.accountId())
                    .update();
        }
        jdbc.sql(
                        """
                        update notice set state = 'ERASED', settled_at = ?
                        where portal = ? and account_id = ? and state in ('WAITING', 'PLANNED', 'PENDING')
                        """)
                .params(Timestamp.from(clock.instant()), account.portal(), account.accountId())
                .update();
    }
}
