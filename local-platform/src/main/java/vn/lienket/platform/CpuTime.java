package vn.lienket.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Microseconds of CPU that a process took since it began, user and system, as Linux counts them. It repeats far better than time on a noisy machine. */
public final class CpuTime {

    private static final long MICROS_PER_TICK = 10_000; // USER_HZ is 100 on every Linux that Java runs on

    private CpuTime() {}

    /** Its own and that of children that ended; 0 once it has ended itself. */
    public static long ofProcess(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // Fields 14 to 17 of proc(5). The name, field 2, may have spaces.
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return LongStream.range(11, 15)
                            .map(field -> Long.parseLong(afterName[(int) field]))
                            .sum()
                    * MICROS_PER_TICK;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** With that of the processes that it started. */
    public static long ofTree(long pid) {
        return ofProcess(pid)
                + ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(child -> ofProcess(child.pid()))
                        .sum();
    }
}
