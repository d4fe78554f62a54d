package vn.lienket.benchmarks.notification;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import vn.lienket.platform.PostgresServer;

/** Measures one run: warms up, then counts what reaches the sinks while facts keep coming, then waits for the rest, so that each is known to have come once. */
final class Measurement {

    static final String TABLE =
            """
            | what | warm-up s | measured s | **a second** | least of any 10 s | CPU ms each: service | PostgreSQL | broker, facts | sinks | commits each | live heap MiB | resident MiB |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |""";

    private static final long PATIENCE = Duration.ofMinutes(3).toNanos();
    private static final long POLL = 10;
    private static final int SLICE = 10;
    private static final String PORTAL = "rate";

    private final Run run;
    private final Service service;
    private final Facts facts;

    Measurement(Run run, Service service, Facts facts) {
        this.run = run;
        this.service = service;
        this.facts = facts;
    }

    /** @return a row of the table */
    String of(int accounts, int underWay, int warmUp, int seconds) throws Exception {
        for (int n = 0; n < run.subscribers(); n++) {
            service.subscribe(run.calls().url());
        }
        if (run.mailed()) {
            facts.contacts(PORTAL, accounts);
            await(() -> number("select count(*) from contact") == accounts);
        }
        try (Feeder feeder = new Feeder(n -> facts.linked(PORTAL, accounts, n), run::brought, underWay).start()) {
            Thread.sleep(Duration.ofSeconds(warmUp).toMillis());
            String row = measured(warmUp, seconds);
            long written = feeder.end();
            await(() -> run.brought() >= written);
            require(run.mails().taken() == (run.mailed() ? written : 0), "mails");
            require(run.calls().taken() == run.subscribers() * written, "calls");
            return row;
        }
    }

    private String measured(int warmUp, int seconds) throws Exception {
        long heap = service.liveHeapMiB();
        long resident = service.residentMiB();
        long commits = commits();
        Cpu cpu = service.cpu();
        long taken = run.taken();
        long began = System.nanoTime();
        double least = Double.MAX_VALUE;
        for (int second = 0; second < seconds; second += SLICE) {
            long before = run.taken();
            long since = System.nanoTime();
            Thread.sleep(Duration.ofSeconds(Math.min(SLICE, seconds - second)).toMillis());
            least = Math.min(least, (run.taken() - before) / secondsSince(since));
        }
        double lasted = secondsSince(began);
        long brought = run.taken() - taken;
        String each = service.cpu().since(cpu, brought);
        long residentAfter = service.residentMiB();
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | **%,.0f** | %,.0f | %s | %.2f | %d → %d | %d → %d |",
                run.what(),
                warmUp,
                lasted,
                brought / lasted,
                least,
                each,
                (commits() - commits) / (double) brought,
                heap,
                service.liveHeapMiB(),
                resident,
                residentAfter);
    }

    private static void require(boolean each, String what) {
        if (!each) {
            throw new IllegalStateException("not each of the " + what + " came once");
        }
    }

    private static double secondsSince(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private interface Question {
        boolean holds() throws Exception;
    }

    private static void await(Question question) throws Exception {
        long until = System.nanoTime() + PATIENCE;
        while (!question.holds()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("not done after three minutes");
            }
            Thread.sleep(POLL);
        }
    }

    private long commits() throws SQLException {
        return number("select xact_commit from pg_stat_database where datname = current_database()");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(run.database(), PostgresServer.USER, "");
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
