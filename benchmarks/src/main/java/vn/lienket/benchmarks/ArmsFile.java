package vn.lienket.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Every arm as it was measured, one line each, for those who do not believe the table. */
record ArmsFile(Path path) {

    private static final String HEAD =
            "contestant,citizens,facts,seconds,readySeconds,clientMicros,brokerMicros,peakMemory,stateBytes,heapBytes,changelogBytes,due,losses,duplicates,wrong";

    static ArmsFile in(Path folder) throws IOException {
        Path path = folder.resolve("arms.csv");
        Files.write(path, List.of(HEAD));
        return new ArmsFile(path);
    }

    void append(Drained arm) throws IOException {
        String line = "%s,%d,%d,%.3f,%.3f,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d"
                .formatted(
                        arm.contestant(),
                        arm.citizens(),
                        arm.facts(),
                        arm.seconds(),
                        arm.readySeconds(),
                        arm.clientMicros(),
                        arm.brokerMicros(),
                        arm.peakMemory(),
                        arm.stateBytes(),
                        arm.heapBytes(),
                        arm.changelogBytes(),
                        arm.verdict().due(),
                        arm.verdict().losses(),
                        arm.verdict().duplicates(),
                        arm.verdict().wrong());
        Files.write(path, List.of(line), StandardOpenOption.APPEND);
    }
}
