package vn.lienket.benchmarks.workload;

/** A bijection on 64 bits that looks random (the finaliser of SplitMix64), and its inverse. */
final class Mixing {

    private static final long FIRST = 0xbf58476d1ce4e5b9L;
    private static final long SECOND = 0x94d049bb133111ebL;

    private Mixing() {}

    static long mix(long x) {
        x = (x ^ x >>> 30) * FIRST;
        x = (x ^ x >>> 27) * SECOND;
        return x ^ x >>> 31;
    }

    static long unmix(long x) {
        x = unshift(x, 31) * inverse(SECOND);
        x = unshift(x, 27) * inverse(FIRST);
        return unshift(x, 30);
    }

    /** A number below {@code bound} that follows from {@code x}. */
    static long below(long bound, long x) {
        return Long.remainderUnsigned(mix(x), bound);
    }

    private static long unshift(long y, int bits) {
        long x = y;
        for (int known = bits; known < 64; known += bits) {
            x = y ^ x >>> bits;
        }
        return x;
    }

    /** Modulo 2^64; each of Newton's steps doubles the bits that are right. */
    private static long inverse(long odd) {
        long x = odd;
        for (int step = 0; step < 5; step++) {
            x *= 2 - odd * x;
        }
        return x;
    }
}
