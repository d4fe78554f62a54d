package vn.lienket.linking.kafka.logbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How large and how slow many citizens are, all in one task. {@code -Didentities=60000000} for more of them than here: 5 GB of disk. */
class LogbookAtScaleTest {

    private static final Logger LOG = LoggerFactory.getLogger(LogbookAtScaleTest.class);
    private static final int IDENTITIES = Integer.getInteger("identities", 200_000);
    private static final int A_COMMIT = 10_000;
    /** Of a citizen who logged in and has no account yet. */
    private static final int VALUE_LENGTH = 43;

    @Test
    void takesFewBytesAndStartsFromItsJournal(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("journal");
        long start = System.nanoTime();
        fill(journal);
        double filled = secondsSince(start);

        start = System.nanoTime();
        try (Committed committed = new Committed(journal)) {
            double opened = secondsSince(start);
            double memory = (double) committed.bytesInMemory() / IDENTITIES;
            LOG.info(
                    "{} identities: {} bytes of memory and {} of disk each, filled in {} s, opened in {} s",
                    IDENTITIES,
                    memory,
                    Files.size(journal) / IDENTITIES,
                    filled,
                    opened);
            assertThat(committed.size()).isEqualTo(IDENTITIES);
            assertThat(memory).isLessThan(40);
            assertThat(committed.value(key(IDENTITIES / 2))).isEqualTo(value(IDENTITIES / 2));

            start = System.nanoTime();
            new SaveIndex(committed, committed, 0).run();
            LOG.info(
                    "index saved in {} s, {} bytes each",
                    secondsSince(start),
                    Files.size(folder.resolve("index")) / IDENTITIES);
        }
        start = System.nanoTime();
        try (Committed committed = new Committed(journal)) {
            LOG.info("opened in {} s", secondsSince(start));
            assertThat(committed.size()).isEqualTo(IDENTITIES);
            assertThat(committed.value(key(IDENTITIES / 2))).isEqualTo(value(IDENTITIES / 2));
        }
    }

    private static void fill(Path journal) {
        try (Committed committed = new Committed(journal)) {
            for (int from = 0; from < IDENTITIES; from += A_COMMIT) {
                List<Map.Entry<Bytes, byte[]>> commit = new ArrayList<>(A_COMMIT);
                for (int i = from; i < from + A_COMMIT; i++) {
                    commit.add(Map.entry(Bytes.wrap(key(i)), value(i)));
                }
                committed.add(commit, from + A_COMMIT);
            }
        }
    }

    /** As long as a citizenRef. */
    private static byte[] key(int number) {
        return ByteBuffer.allocate(25).putInt(number).array();
    }

    private static byte[] value(int number) {
        byte[] value = new byte[VALUE_LENGTH];
        new Random(number).nextBytes(value);
        return value;
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
