package vn.lienket.platform.national;

import java.util.concurrent.ThreadLocalRandom;

/** Lognormal, as the answering times of a shared system are: most are quick, a few take very long. */
record Latency(double medianMs, double p99Ms) {

    /** 99 % of a normal distribution lie below so many standard deviations. */
    private static final double P99 = 2.3263;

    static Latency always(double ms) {
        return new Latency(ms, ms);
    }

    long nextMs() {
        double spread = Math.log(p99Ms / medianMs) / P99;
        return Math.round(
                medianMs * Math.exp(spread * ThreadLocalRandom.current().nextGaussian()));
    }
}
