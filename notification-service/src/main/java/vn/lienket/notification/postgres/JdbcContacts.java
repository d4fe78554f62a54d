package vn.lienket.notification.postgres;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Contacts;
import vn.lienket.notification.SealedContact;

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

    /** Also those that rest after a failure get their turn: the new contact may be the cure. */
    @Override
    @Transactional
    public void put(AccountKey account, String accountType, SealedContact contact) {
        lock.take(account);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        """
                        insert into contact (portal, account_id, account_type, sealed, language, kept_at) values (?, ?, ?, ?, ?, ?)
                        on conflict (portal, account_id)
                            do update set account_type = excluded.account_type, sealed = excluded.sealed, language = excluded.language, kept_at = excluded.kept_at
                        """)
                .params(
                        account.portal(),
                        account.accountId(),
                        accountType,
                        contact.sealed(),
                        contact.language().name(),
                        now)
                .update();
        jdbc.sql(
                        """
                        update notice set state = 'PENDING', next_attempt_at = ?
                        where portal = ? and account_id = ? and state in ('WAITING', 'PENDING')
                        """)
                .params(now, account.portal(), account.accountId())
                .update();
    }

    @Override
    @Transactional
    public void erase(AccountKey account) {
        lock.take(account);
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
