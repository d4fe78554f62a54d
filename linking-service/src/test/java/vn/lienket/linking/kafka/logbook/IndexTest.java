package vn.lienket.linking.kafka.logbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IndexTest {

    /** Few different low halves, so that keys crowd and wrap around the table's end. */
    @Property(tries = 200)
    void findsWhatAMapWouldFind(@ForAll long seed) {
        Random random = new Random(seed);
        IndexTable table = new IndexTable();
        Map<Fingerprint, Long> expected = new HashMap<>();
        for (int i = 1; i < 1_000; i++) {
            Fingerprint key = new Fingerprint(random.nextInt(200), (long) (random.nextInt(9) - 4) << 61);
            if (random.nextInt(3) == 0) {
                table.remove(key);
                expected.remove(key);
            } else {
                table.put(key, i);
                expected.put(key, (long) i);
            }
            assertThat(table.size()).isEqualTo(expected.size());
        }
        for (int high = 0; high < 200; high++) {
            for (long low = -4; low < 5; low++) {
                Fingerprint key = new Fingerprint(high, low << 61);
                assertThat(table.place(key)).isEqualTo(expected.getOrDefault(key, Place.NONE));
            }
        }
    }

    @Example
    void takesAtMostFortyBytesAKeyWhereverItsGrowthStands() {
        Random random = new Random(1);
        Index index = new Index();
        for (int i = 1; i <= 500_000; i++) {
            index.put(new Fingerprint(random.nextLong(), random.nextLong()), Place.of(i, 100));
            if (i > 100_000 && i % 1_000 == 0) {
                assertThat((double) index.bytes() / i).isLessThan(40);
            }
        }
        assertThat(index.size()).isEqualTo(500_000);
    }
}
