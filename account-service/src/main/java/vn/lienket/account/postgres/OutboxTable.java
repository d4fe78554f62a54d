package vn.lienket.account.postgres;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.lienket.account.Announcement;
import vn.lienket.account.Letters;

/** Writes announcements beside the change that they announce, in its transaction. */
@Component
final class OutboxTable {

    private final Copy copy;
    private final Letters letters;
    private final Semaphore news = new Semaphore(0);

    OutboxTable(JdbcTemplate jdbc, Letters letters) {
        this.copy = new Copy(jdbc);
        this.letters = letters;
    }

    void add(List<? extends Announcement> announcements) {
        if (!announcements.isEmpty()) {
            add(rows(announcements));
        }
    }

    /** To be added when what they announce is written. */
    RowsAhead ahead(List<? extends Announcement> announcements) {
        return new RowsAhead(() -> rows(announcements));
    }

    void add(RowsAhead rows) {
        add(rows.iterator());
    }

    private OutboxRows rows(List<? extends Announcement> announcements) {
        return new OutboxRows(announcements.stream().map(letters::write).iterator());
    }

    private void add(Iterator<Object[]> rows) {
        if (!rows.hasNext()) {
            return;
        }
        copy.into("outbox", OutboxRows.COLUMNS, rows);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                news.release();
            }
        });
    }

    /** Until something was written by this process, or the time is over: another instance may have written too. */
    void await(long millis) throws InterruptedException {
        if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }
}
