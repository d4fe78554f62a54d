package vn.lienket.benchmarks.notification;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * CPU time in milliseconds since each began. Broker and what writes the facts share this process with the sinks, which are told from them by their threads' names.
 */
record Cpu(double service, double postgres, double brokerAndFacts, double sinks) {

    private static final double MILLIS_PER_TICK = 10; // USER_HZ is 100 on every Linux that Java runs on
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Cpu now(long service) {
        double sinks = ofSinks();
        return new Cpu(
                Stat.of(service).millis,
                ProcessHandle.current()
                        .descendants()
                        .map(process -> Stat.of(process.pid()))
                        .filter(stat -> stat.name.equals("postgres"))
                        .mapToDouble(Stat::millis)
                        .sum(),
                Stat.of(ProcessHandle.current().pid()).millis - sinks,
                sinks);
    }

    private static double ofSinks() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> isSink(thread.getThreadName()))
                .mapToLong(ThreadInfo::getThreadId)
                .mapToDouble(id -> Math.max(0, THREADS.getThreadCpuTime(id)) / 1e6)
                .sum();
    }

    private static boolean isSink(String thread) {
        return thread.startsWith("sink-") || thread.equals("HTTP-Dispatcher");
    }

    /** @return cells of the table: milliseconds for each of so many */
    String since(Cpu before, long brought) {
        return String.format(
                Locale.ROOT,
                "%.2f | %.2f | %.2f | %.2f",
                (service - before.service) / brought,
                (postgres - before.postgres) / brought,
                (brokerAndFacts - before.brokerAndFacts) / brought,
                (sinks - before.sinks) / brought);
    }

    /** Fields 2 and 14 to 17 of proc(5): name, user and system time of its own and of its children that ended. */
    private record Stat(String name, double millis) {

        static Stat of(long pid) {
            try {
                String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
                String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                return new Stat(
                        stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
                        IntStream.range(11, 15)
                                        .mapToLong(field -> Long.parseLong(afterName[field]))
                                        .sum()
                                * MILLIS_PER_TICK);
            } catch (IOException ended) {
                return new Stat("", 0);
            }
        }
    }
}
