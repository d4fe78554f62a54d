package vn.lienket.benchmarks.flink;

import java.time.Duration;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * What a user of Flink would write: the first account and the first login of each citizen, joined, in SQL; exactly once, in a MiniCluster.
 *
 * <p>Argument: {@code heap} or {@code rocksdb}, where the state is. Links become visible with a checkpoint, one a second.
 */
public final class SqlJoin {

    private static final int PARALLELISM = 2;

    private SqlJoin() {}

    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment cluster =
                StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, settings(arguments[0]));
        StreamTableEnvironment tables = StreamTableEnvironment.create(cluster);
        tables.executeSql(Facts.accounts());
        tables.executeSql(Facts.logins());
        tables.executeSql(Facts.links());
        TableResult job = tables.executeSql(
                """
                INSERT INTO account_linked
                SELECT
                  a.eventId, GREATEST(a.occurredAt, l.occurredAt), a.citizenRef, a.portal, a.accountId, l.vneidSubject,
                  CAST(1 AS BIGINT), CAST(NULL AS STRING), FALSE, 'c', a.eventId, l.eventId
                FROM (%s) AS a JOIN (%s) AS l ON a.citizenRef = l.citizenRef"""
                        .formatted(firstOfEach("cccd_updated"), firstOfEach("vneid_login")));
        sayReadyWhenRunning(job.getJobClient().orElseThrow());
        job.await();
    }

    /** Flink's own way to drop what comes again: it keeps the first row of each key and needs no retraction. */
    private static String firstOfEach(String table) {
        return "SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY citizenRef ORDER BY arrived) AS nth FROM "
                + table + ") WHERE nth = 1";
    }

    private static Configuration settings(String state) {
        Configuration settings = new Configuration();
        String folder = "file://" + Facts.named("LINKING_STATE_DIR");
        settings.setString("state.backend.type", state.equals("heap") ? "hashmap" : "rocksdb");
        settings.setString("state.backend.rocksdb.localdir", Facts.named("LINKING_STATE_DIR") + "/rocksdb");
        settings.setString("execution.checkpointing.incremental", "true");
        settings.setString("execution.checkpointing.dir", folder + "/checkpoints");
        settings.setString("execution.checkpointing.interval", "1 s");
        settings.setString("execution.checkpointing.mode", "EXACTLY_ONCE");
        settings.setString("pipeline.object-reuse", "true");
        settings.setString("taskmanager.memory.managed.size", "2 gb");
        settings.setString("taskmanager.memory.network.min", "256 mb");
        settings.setString("taskmanager.memory.network.max", "256 mb");
        settings.setString("taskmanager.numberOfTaskSlots", String.valueOf(PARALLELISM));
        return settings;
    }

    private static void sayReadyWhenRunning(JobClient job) throws Exception {
        while (job.getJobStatus().get() != JobStatus.RUNNING) {
            Thread.sleep(Duration.ofMillis(50).toMillis());
        }
        System.out.println("ready");
    }
}
