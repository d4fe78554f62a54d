package vn.lienket.linking.kafka.logbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.apache.kafka.common.utils.Utils;

/** Whatever happens to it, the store has what was committed and what was put since, as a map would that nothing happens to. */
class LogbookStoreTest {

    private Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("logbook");
    }

    @AfterProperty
    void deleteFolder() throws IOException {
        Utils.delete(folder.toFile());
    }

    @Property(tries = 500)
    void keepsWhatAMapWould(@ForAll("histories") List<Step> history) throws IOException {
        Path state = Files.createTempDirectory(folder, "history");
        try (StoreUnderTest store = new StoreUnderTest(state)) {
            Map<String, String> committed = new HashMap<>();
            Map<String, String> expected = new HashMap<>();
            for (Step step : history) {
                step.happenTo(store, expected);
                if (step instanceof Put) {
                    assertThat(store.get(((Put) step).key)).isEqualTo(expected.get(((Put) step).key));
                } else if (step == End.COMMIT || step == End.RESTART) {
                    committed = new HashMap<>(expected);
                } else if (step != End.SAVED_INDEX) {
                    expected = new HashMap<>(committed);
                }
                assertThat(store.all()).isEqualTo(expected);
            }
            assertThat(KEYS).allSatisfy(key -> assertThat(store.get(key))
                    .isEqualTo(store.all().get(key)));
        }
    }

    @Example
    void readsOnlyTheLastCommitsFromKafkaAfterAKill() throws IOException {
        try (StoreUnderTest store = new StoreUnderTest(folder)) {
            for (int commit = 0; commit < 100; commit++) {
                for (int i = 0; i < 100; i++) {
                    store.put("k" + commit + "-" + i, "v");
                }
                store.commit();
            }
            store.put("never committed", "v");

            store.kill();

            assertThat(store.restored()).isEqualTo(100 - 100);
            assertThat(store.all()).hasSize(10_000).doesNotContainKey("never committed");

            store.put("another", "v");
            store.commit();
            store.kill();

            assertThat(store.restored()).isEqualTo(1);
        }
    }

    @Example
    void readsAllFromKafkaWhenTheDiskIsLost() throws IOException {
        try (StoreUnderTest store = new StoreUnderTest(folder)) {
            for (int i = 0; i < 1_000; i++) {
                store.put("k" + i, "v");
            }
            store.commit();

            store.killAndLoseTheDisk();

            assertThat(store.restored()).isEqualTo(1_000);
            assertThat(store.all()).hasSize(1_000);

            store.kill();

            assertThat(store.restored()).isZero();
            assertThat(store.all()).hasSize(1_000);
        }
    }

    @Example
    void startsFromTheSavedIndexAndWhatTheJournalHasBehindIt() throws IOException {
        try (StoreUnderTest store = new StoreUnderTest(folder)) {
            for (int i = 0; i < 1_000; i++) {
                store.put("k" + i, "v" + i);
                store.commit();
            }
            store.saveIndex();
            store.put("k7", "changed");
            store.put("k8", null);
            store.put("new", "v");
            store.restart();

            store.killAndSpoilTheJournalsStart();

            assertThat(store.restored()).isZero();
            assertThat(store.get("k7")).isEqualTo("changed");
            assertThat(store.get("k8")).isNull();
            assertThat(store.get("k9")).isEqualTo("v9");
            assertThat(store.get("new")).isEqualTo("v");
        }
    }

    @Example
    void savesNothingOfAStoreThatIsClosed() throws IOException {
        try (StoreUnderTest store = new StoreUnderTest(folder)) {
            store.put("k", "v");
            store.restart();
            store.kill();
            store.put("k", "w");
            store.restart();

            store.saveIndex(); // of all three

            store.kill();
            assertThat(store.get("k")).isEqualTo("w");
        }
    }

    @Example
    void getsRidOfWhatWasOverwrittenAtAStart() throws IOException {
        String large = "v".repeat(100_000);
        try (StoreUnderTest store = new StoreUnderTest(folder)) {
            for (int round = 0; round < 400; round++) {
                store.put("same", large + round);
                store.put("own " + round, "v");
                store.commit();
            }
            store.saveIndex();
            long before = store.journalLength();

            store.restart();

            assertThat(store.journalLength()).isLessThan(before / 100);
            assertThat(store.get("same")).isEqualTo(large + 399);
            assertThat(store.all()).hasSize(401);
            assertThat(store.restored()).isZero();

            store.killAndPutBackAnIndex(0);

            assertThat(store.get("same")).isEqualTo(large + 399);
            assertThat(store.all()).hasSize(401);
            assertThat(store.restored()).isZero();
        }
    }

    private static final List<String> KEYS = List.of("a", "b", "c", "d", "e", "k1.an--------------------");

    interface Step {
        void happenTo(StoreUnderTest store, Map<String, String> expected) throws IOException;
    }

    record Put(String key, String value) implements Step {
        @Override
        public void happenTo(StoreUnderTest store, Map<String, String> expected) {
            store.put(key, value);
            if (value == null) {
                expected.remove(key);
            } else {
                expected.put(key, value);
            }
        }
    }

    /** Whether what was put since the last one is kept. */
    enum End implements Step {
        COMMIT {
            @Override
            public void happenTo(StoreUnderTest store, Map<String, String> expected) {
                store.commit();
            }
        },
        RESTART {
            @Override
            public void happenTo(StoreUnderTest store, Map<String, String> expected) throws IOException {
                store.restart();
            }
        },
        FAILED_COMMIT {
            @Override
            public void happenTo(StoreUnderTest store, Map<String, String> expected) throws IOException {
                store.failToCommit();
            }
        },
        KILL {
            @Override
            public void happenTo(StoreUnderTest store, Map<String, String> expected) throws IOException {
                store.kill();
            }
        },
        SAVED_INDEX {
            @Override
            public void happenTo(StoreUnderTest store, Map<String, String> expected) throws IOException {
                store.saveIndex();
            }
        },
        LOST_DISK {
            @Override
            public void happenTo(StoreUnderTest store, Map<String, String> expected) throws IOException {
                store.killAndLoseTheDisk();
            }
        }
    }

    record Cut(int bytes) implements Step {
        @Override
        public void happenTo(StoreUnderTest store, Map<String, String> expected) throws IOException {
            store.killAndCutTheJournal(bytes);
        }
    }

    record DamagedIndex(int at) implements Step {
        @Override
        public void happenTo(StoreUnderTest store, Map<String, String> expected) throws IOException {
            store.killAndDamageTheIndex(at);
        }
    }

    record OtherIndex(int which) implements Step {
        @Override
        public void happenTo(StoreUnderTest store, Map<String, String> expected) throws IOException {
            store.killAndPutBackAnIndex(which);
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Step> put = Combinators.combine(
                        Arbitraries.of(KEYS),
                        Arbitraries.strings().alpha().ofMaxLength(60).injectNull(0.2))
                .as(Put::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(12, put),
                        Tuple.of(5, Arbitraries.just(End.COMMIT)),
                        Tuple.of(4, Arbitraries.of(End.class)),
                        Tuple.of(2, Arbitraries.just(End.SAVED_INDEX)),
                        Tuple.of(1, Arbitraries.integers().between(0, 100_000).map(DamagedIndex::new)),
                        Tuple.of(1, Arbitraries.integers().between(0, 9).map(OtherIndex::new)),
                        Tuple.of(2, Arbitraries.integers().between(1, 300).map(Cut::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }
}
