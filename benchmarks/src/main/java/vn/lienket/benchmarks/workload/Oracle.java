package vn.lienket.benchmarks.workload;

import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Knows the links that a workload must give, and counts what came: one byte a citizen.
 *
 * <p>For one thread.
 */
public final class Oracle implements Expectation {

    public static final String TOPIC = "account-linked";

    private static final int HEADER = 5;
    private static final byte NOTHING = 0;
    private static final byte EXPECTED_LATER = 1;
    private static final byte LINKED = 2;

    private final Workload workload;
    private final int schemaId;
    private final byte[] seen;
    private BinaryDecoder decoder;
    private long due;
    private long found;
    private long duplicates;
    private long wrong;

    public Oracle(Workload workload, int schemaId) {
        this.workload = workload;
        this.schemaId = schemaId;
        this.seen = new byte[Math.toIntExact(workload.citizens())];
        this.due = workload.links();
    }

    /** A citizen who was {@link Workload#waiting()} logs in: one more link is due. */
    public void expect(long waiting) {
        if (seen[(int) waiting] != 0 || workload.linked(waiting)) {
            throw new IllegalArgumentException("this citizen is expected already");
        }
        seen[(int) waiting] = EXPECTED_LATER;
        due++;
    }

    @Override
    public long accept(byte[] key, byte[] value) {
        long number = Citizen.of(key);
        if (number < 0 || number >= seen.length || !expected((int) number) || !isItsAccount(number, value)) {
            wrong++;
            return -1;
        }
        if (seen[(int) number] == LINKED) {
            duplicates++;
            return -1;
        }
        seen[(int) number] = LINKED;
        found++;
        return number;
    }

    private boolean expected(int number) {
        return seen[number] != NOTHING || workload.linked(number);
    }

    private boolean isItsAccount(long number, byte[] value) {
        if (value == null || value.length < HEADER || value[0] != 0 || schemaId(value) != schemaId) {
            return false;
        }
        try {
            Citizen citizen = new Citizen(number);
            decoder = DecoderFactory.get().binaryDecoder(value, HEADER, value.length - HEADER, decoder);
            decoder.skipString(); // eventId
            decoder.readLong(); // occurredAt
            return reads(citizen.ref())
                    && reads(citizen.portal())
                    && reads(citizen.accountId())
                    && reads(citizen.vneidSubject());
        } catch (IOException | RuntimeException notAvro) {
            return false;
        }
    }

    private boolean reads(byte[] expected) throws IOException {
        byte[] text = new byte[(int) decoder.readLong()];
        decoder.readFixed(text);
        return Arrays.equals(text, expected);
    }

    private static int schemaId(byte[] value) {
        return (value[1] & 255) << 24 | (value[2] & 255) << 16 | (value[3] & 255) << 8 | value[4] & 255;
    }

    @Override
    public boolean complete() {
        return found == due;
    }

    @Override
    public Verdict verdict() {
        return new Verdict(due, due - found, duplicates, wrong);
    }
}
