package vn.lienket.benchmarks.accounts;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.lienket.platform.CpuTime;

/** CPU time since each process began, in microseconds: service, PostgreSQL, broker, and this one, which asks. */
record CpuSpent(long... micros) {

    static final String NAMES = "CPU ms a login: service + PostgreSQL + broker + generator";

    static CpuSpent of(long service, long postgres, long broker) {
        return new CpuSpent(
                CpuTime.ofTree(service),
                CpuTime.ofTree(postgres),
                CpuTime.ofTree(broker),
                CpuTime.ofProcess(ProcessHandle.current().pid()));
    }

    /** @return milliseconds each */
    String since(CpuSpent before, long count) {
        double[] each = IntStream.range(0, micros.length)
                .mapToDouble(process -> (micros[process] - before.micros[process]) / 1e3 / count)
                .toArray();
        return Arrays.stream(each).mapToObj("%.2f"::formatted).collect(Collectors.joining(" + "))
                + " = %.2f".formatted(Arrays.stream(each).sum());
    }
}
