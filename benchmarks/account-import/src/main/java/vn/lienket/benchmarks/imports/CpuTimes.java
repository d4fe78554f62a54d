package vn.lienket.benchmarks.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * CPU time, in hundredths of a second, since each process began.
 *
 * @param broker with what sends the file: both are in this process
 * @param postgres with the idle registry
 */
record CpuTimes(long service, long broker, long postgres) {

    static CpuTimes now(long service) {
        return new CpuTimes(
                ticks(service),
                ticks(ProcessHandle.current().pid()),
                ProcessHandle.current()
                        .descendants()
                        .mapToLong(ProcessHandle::pid)
                        .filter(pid -> pid != service)
                        .map(CpuTimes::ticks)
                        .sum());
    }

    /** @return microseconds a row */
    String since(CpuTimes before, int rows) {
        return String.format(
                Locale.ROOT,
                "CPU µs a row: service %.1f, PostgreSQL %.1f, broker and sender %.1f",
                (service - before.service) * 1e4 / rows,
                (postgres - before.postgres) * 1e4 / rows,
                (broker - before.broker) * 1e4 / rows);
    }

    /** Fields 14 and 15 of proc(5): user and system time. */
    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return LongStream.of(11, 12)
                    .map(field -> Long.parseLong(afterName[(int) field]))
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
