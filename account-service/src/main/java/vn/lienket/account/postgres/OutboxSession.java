package vn.lienket.account.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import vn.lienket.account.Outbox;
import vn.lienket.account.Outbox.Waiting;

/**
 * The lock to relay, and the deletes on the same session: who lost the lock can no longer delete. A second session reads; the next batch is read while the
 * last one is sent.
 */
final class OutboxSession implements Outbox.Relay {

    private static final long RELAY_LOCK = 0x6c69656e6b657401L;

    /** Deletes that a crash of PostgreSQL takes back send letters once more, as a crash of ours does; nothing later that was kept can be without them. */
    private static final String QUICK = "set synchronous_commit = off";

    /** Along the index whatever the statistics say: they are of a time when nothing waited, and everything would be sorted before the first is sent. */
    private static final String PLAN = "set enable_seqscan = off; set enable_sort = off; set enable_bitmapscan = off";

    private final SingleConnectionDataSource session;
    private final SingleConnectionDataSource reading;
    private final JdbcTemplate jdbc;
    private final OutboxBundles bundles;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> new Thread(work, "outbox-reader"));
    private boolean planned;
    private OutboxCursor cursor;
    private Future<List<Waiting>> ahead;

    private OutboxSession(SingleConnectionDataSource session, SingleConnectionDataSource reading) {
        this.session = session;
        this.reading = reading;
        this.jdbc = new JdbcTemplate(session);
        this.bundles = new OutboxBundles(jdbc);
    }

    /** Empty while another instance has the lock. */
    static Optional<OutboxSession> lead(DataSource dataSource) {
        SingleConnectionDataSource session = Sessions.open(dataSource);
        try {
            if (!Boolean.TRUE.equals(new JdbcTemplate(session)
                    .queryForObject("select pg_try_advisory_lock(?)", Boolean.class, RELAY_LOCK))) {
                session.destroy();
                return Optional.empty();
            }
            new JdbcTemplate(session).execute(QUICK);
            return Optional.of(new OutboxSession(session, Sessions.open(dataSource)));
        } catch (RuntimeException e) {
            unlock(session);
            throw e;
        }
    }

    /** A new moment only once the last one's letters are all deleted, or they would be seen again. */
    @Override
    public List<Waiting> next(int enough) throws InterruptedException {
        boolean goesOn = ahead != null;
        List<Waiting> letters = goesOn ? await(ahead) : await(reader.submit(() -> open(enough)));
        ahead = letters.size() >= enough ? reader.submit(cursor::next) : null;
        if (ahead == null) {
            OptionalLong heldBack = await(reader.submit(this::closeCursor));
            heldBack.ifPresent(bundles::unpack);
            goesOn |= heldBack.isPresent();
        }
        return letters.isEmpty() && goesOn ? next(enough) : letters;
    }

    private List<Waiting> open(int enough) throws SQLException {
        if (!planned) {
            new JdbcTemplate(reading).execute(PLAN);
            planned = true;
        }
        cursor = new OutboxCursor(reading, enough);
        return cursor.next();
    }

    /** @return the bundle that it ended before */
    private OptionalLong closeCursor() throws SQLException {
        OptionalLong heldBack = cursor.heldBack();
        cursor.close();
        cursor = null;
        return heldBack;
    }

    private static <T> T await(Future<T> read) throws InterruptedException {
        try {
            return read.get();
        } catch (ExecutionException e) {
            throw new RecoverableDataAccessException("the outbox was not read", e.getCause());
        }
    }

    @Override
    public void sent(List<Waiting> letters) {
        jdbc.update("delete from outbox where id = any(?)", (Object) rows(letters));
    }

    @Override
    public void park(List<Waiting> letters, String reason) {
        LongStream.of(rows(letters)).forEach(bundles::unpack);
        jdbc.update(
                "update outbox set parked = ? where id = any(?)",
                reason,
                letters.stream().mapToLong(Waiting::id).toArray());
    }

    private static long[] rows(List<Waiting> letters) {
        return letters.stream().mapToLong(Waiting::row).distinct().toArray();
    }

    @Override
    public void close() {
        try {
            endReading();
        } finally {
            reading.destroy();
            unlock(session);
        }
    }

    private void endReading() {
        if (cursor != null) {
            reader.submit(this::closeCursor);
        }
        reader.submit(this::resetPlan);
        reader.shutdown();
        try {
            reader.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Void resetPlan() throws SQLException {
        // Within a transaction it would be undone with it.
        reading.getConnection().setAutoCommit(true);
        new JdbcTemplate(reading).execute("reset all");
        return null;
    }

    /** The connection goes back to the pool, so the lock must be let go by name. */
    private static void unlock(SingleConnectionDataSource session) {
        try {
            JdbcTemplate jdbc = new JdbcTemplate(session);
            jdbc.execute("reset synchronous_commit");
            jdbc.queryForList("select pg_advisory_unlock(?)", RELAY_LOCK);
        } finally {
            session.destroy();
        }
    }
}
