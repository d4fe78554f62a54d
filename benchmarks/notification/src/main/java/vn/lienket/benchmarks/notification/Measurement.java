package vn.lienket.benchmarks.notification;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import vn.lienket.platform.PostgresServer;

/** Measures one run: some facts to warm up, then all others at once, until the last mail and the last call are at their sinks. */
final class Measurement {

    private static final long PATIENCE = Duration.ofMinutes(10).toNanos();
    private static final long POLL = 10;
    private static final String WARM = "warm";
    private static final String RATE = "rate";

    private final Run run;
    private final Service service;
    private final Facts facts;

    Measurement(Run run, Service service, Facts facts) {
        this.run = run;
        this.service = service;
        this.facts = facts;
    }

    /** @return a row of the table */
    String of(int warmUp, int count) throws Exception {
        for (int n = 0; n < run.subscribers(); n++) {
            service.subscribe(run.calls().url());
        }
        if (run.mailed()) {
            facts.contacts(WARM, warmUp);
            facts.contacts(RATE, count);
            await(() -> number("select count(*) from contact") == warmUp + count);
        }
        facts.linked(WARM, warmUp);
        await(() -> run.isDone(warmUp));
        long resident = service.residentMiB();
        long commits = commits();
        double cpu = service.cpuSeconds();
        long began = System.nanoTime();
        facts.linked(RATE, count);
        await(() -> run.isDone(warmUp + count / 2));
        double half = secondsSince(began);
        await(() -> run.isDone(warmUp + count));
        double seconds = secondsSince(began);
        int brought = (run.mailed() ? count : 0) + run.subscribers() * count;
        require(run.mails().taken() == (run.mailed() ? warmUp + count : 0), "mails");
        require(run.calls().taken() == run.subscribers() * (warmUp + count), "calls");
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | **%,.0f** | %,.0f | %.2f | %.2f | %d → %d |",
                run.what(),
                count,
                seconds,
                brought / seconds,
                brought / 2.0 / (seconds - half),
                (service.cpuSeconds() - cpu) * 1e3 / brought,
                (commits() - commits) / (double) brought,
                resident,
                service.residentMiB());
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
                throw new IllegalStateException("not done after ten minutes");
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
