package vn.lienket.benchmarks.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.lienket.platform.CpuTime;

/** CPU time since each began, in microseconds, of processes with those that they started. */
record Cost(long relay, long postgres, long broker) {

    static Cost of(long relay, long postgres, long broker) {
        return new Cost(CpuTime.ofTree(relay), CpuTime.ofTree(postgres), CpuTime.ofTree(broker));
    }

    Cost since(Cost before) {
        return new Cost(relay - before.relay, postgres - before.postgres, broker - before.broker);
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
