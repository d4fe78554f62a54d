package vn.lienket.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What processes hold in memory, as Linux counts it; pages that several share are split among them. */
final class ResidentMemory {

    private ResidentMemory() {}

    /** Of this process and everything below it; 0 where the system does not tell. */
    static long ofTreeInBytes() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .mapToLong(process -> ofInBytes(process.pid()))
                .sum();
    }

    static long ofInBytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | RuntimeException notToldOrGone) {
            return 0;
        }
    }
}
