package vn.lienket.benchmarks.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** @param peakMiB the most memory that the process ever held */
record Measured(String what, int rows, double seconds, long peakMiB) {

    static Measured of(String what, int rows, long began, long pid) throws IOException {
        return new Measured(what, rows, (System.nanoTime() - began) / 1e9, peakMiB(pid));
    }

    private static long peakMiB(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "| %s | %,d | %.1f | %,.0f | %d |", what, rows, seconds, rows / seconds, peakMiB);
    }
}
