package vn.lienket.linking.kafka.logbook;

/** Where an entry lies in the journal, in one long: 40 bits of position, 24 of length. Never 0, since an entry has a length. */
final class Place {

    static final long NONE = 0;
    static final int LONGEST = (1 << 24) - 1;

    private Place() {}

    static long of(long position, int length) {
        return position << 24 | length;
    }

    static long position(long place) {
        return place >>> 24;
    }

    static int length(long place) {
        return (int) place & LONGEST;
    }
}
