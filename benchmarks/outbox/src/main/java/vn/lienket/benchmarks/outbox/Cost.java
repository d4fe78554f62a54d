package vn.lienket.benchmarks.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** CPU time since each began, in microseconds, of processes with those that they started. */
record Cost(long relay, long postgres, long broker) {

    private static final long MICROS_PER_TICK = 10_000;

    static Cost of(long relay, long postgres, long broker) {
        return new Cost(cpu(relay), cpu(postgres), cpu(broker));
    }

    Cost since(Cost before) {
        return new Cost(relay - before.relay, postgres - before.postgres, broker - before.broker);
    }

    private static long cpu(long pid) {
        return LongStream.concat(
                                LongStream.of(pid),
                                ProcessHandle.of(pid).stream()
                                        .flatMap(ProcessHandle::descendants)
                                        .mapToLong(ProcessHandle::pid))
                        .map(Cost::ticks)
                        .sum()
                * MICROS_PER_TICK;
    }

    /** Fields 14 to 17 of proc(5): user and system time, its own and that of children that ended. */
    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return LongStream.range(11, 15)
                    .map(field -> Long.parseLong(afterName[(int) field]))
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }

    /** The most memory that a process ever held. */
    static long peakMiB(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
