package vn.lienket.benchmarks.workload;

/**
 * Puts the numbers below {@code size} in an order that looks random, without keeping them: a bijection on the next power of two, applied again while its
 * answer lies outside.
 */
record Shuffle(long size) {

    private static final long[] ODD = {0x9e3779b97f4a7c15L, 0xbf58476d1ce4e5b9L, 0x94d049bb133111ebL};

    long at(long position) {
        int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(size - 1));
        long mask = (1L << bits) - 1;
        long x = position;
        do {
            for (long odd : ODD) {
                x = x * odd & mask;
                x ^= x >>> bits / 2;
            }
        } while (x >= size);
        return x;
    }
}
