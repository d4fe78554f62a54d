package vn.lienket.benchmarks.imports;

import java.util.Locale;
import vn.lienket.platform.CpuTime;

/**
 * CPU time, in microseconds, since each process began.
 *
 * @param broker with what sends the file: both are in this process
 * @param postgres with the idle registry
 */
record CpuTimes(long service, long broker, long postgres) {

    static CpuTimes now(long service) {
        return new CpuTimes(
                CpuTime.ofProcess(service),
                CpuTime.ofProcess(ProcessHandle.current().pid()),
                ProcessHandle.current()
                        .descendants()
                        .mapToLong(ProcessHandle::pid)
                        .filter(pid -> pid != service)
                        .map(CpuTime::ofProcess)
                        .sum());
    }

    /** @return microseconds a row */
    String since(CpuTimes before, int rows) {
        return String.format(
                Locale.ROOT,
                "CPU µs a row: service %.1f + PostgreSQL %.1f + broker and sender %.1f = %.1f",
                (service - before.service) / (double) rows,
                (postgres - before.postgres) / (double) rows,
                (broker - before.broker) / (double) rows,
                (all() - before.all()) / (double) rows);
    }

    private long all() {
        return service + postgres + broker;
    }
}
