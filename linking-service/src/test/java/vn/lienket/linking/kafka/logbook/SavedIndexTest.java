package vn.lienket.linking.kafka.logbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved index is right or not there. Its journal's start is spoilt here: a start that does not go by the index finds nothing. */
class SavedIndexTest {

    private static final int HEAD = 56;
    private static final int KEYS = 100;

    @TempDir
    private Path folder;

    private byte[] saved;

    @BeforeEach
    void save() throws IOException {
        try (Committed committed = new Committed(journal())) {
            for (int i = 0; i < KEYS; i++) {
                committed.add(List.of(entry(i, "v" + i)), i + 1);
            }
            new SaveIndex(committed, this, 0).run();
        }
        saved = Files.readAllBytes(index());
        byte[] bytes = Files.readAllBytes(journal());
        bytes[0] = -1;
        Files.write(journal(), bytes);
    }

    @Test
    void countsWhole() {
        try (Committed committed = new Committed(journal())) {
            assertThat(committed.size()).isEqualTo(KEYS);
            assertThat(committed.value(key(8))).isEqualTo("v8".getBytes(UTF_8));
            assertThat(committed.journal().changelogOffset()).isEqualTo(KEYS);
        }
    }

    @Test
    void isNothingWhenDamagedWhereverItIs() throws IOException {
        byte[] journal = Files.readAllBytes(journal());
        for (int at = 0; at < saved.length; at += at < HEAD + 100 ? 1 : 211) {
            byte[] damaged = saved.clone();
            damaged[at] ^= 0x10;
            Files.write(journal(), journal);
            Files.write(index(), damaged);
            assertNothing();
        }
    }

    @Test
    void isNothingWhenTornWhereverItIs() throws IOException {
        byte[] journal = Files.readAllBytes(journal());
        for (int length = 0; length < saved.length; length += length < HEAD + 100 ? 1 : 211) {
            Files.write(journal(), journal);
            Files.write(index(), Arrays.copyOf(saved, length));
            assertNothing();
        }
    }

    @Test
    void isNothingWhenTheJournalEndsBeforeIt() throws IOException {
        byte[] journal = Files.readAllBytes(journal());
        Files.write(journal(), Arrays.copyOf(journal, journal.length - 1));
        assertNothing();
    }

    @Test
    void isNothingWhenTheJournalHasAnotherBlockWhereItEnds() throws IOException {
        byte[] journal = Files.readAllBytes(journal());
        Files.delete(journal());
        Files.delete(index());
        try (Committed committed = new Committed(journal())) {
            for (int i = 0; i < KEYS; i++) {
                committed.add(List.of(entry(i, "w" + i)), i + 1);
            }
        }
        assertThat(journal()).hasSize(journal.length);
        Files.write(index(), saved);
        try (Committed committed = new Committed(journal())) {
            assertThat(committed.value(key(8))).isEqualTo("w8".getBytes(UTF_8));
        }
    }

    @Test
    void leavesTheOneBeforeWhenItIsNotFinished() throws IOException {
        Files.write(folder.resolve("index.new"), Arrays.copyOf(saved, saved.length / 2));
        countsWhole();
        try (Committed committed = new Committed(journal())) {
            committed.add(List.of(entry(8, "changed")), KEYS + 1);
            new SaveIndex(committed, this, 0).run();
        }
        assertThat(folder.resolve("index.new")).doesNotExist();
        try (Committed committed = new Committed(journal())) {
            assertThat(committed.size()).isEqualTo(KEYS);
            assertThat(committed.value(key(8))).isEqualTo("changed".getBytes(UTF_8));
        }
    }

    @Test
    void isWrittenAgainWhenTheJournalHasGrown() {
        SaveIndex.Terms terms = new SaveIndex.Terms(Runnable::run, 1_000, 0);
        try (Committed committed = new Committed(journal())) {
            assertThat(committed.startSavingIfDue(terms)).isFalse();
            committed.add(List.of(entry(1, "v".repeat(1_000))), KEYS + 1);
            assertThat(committed.startSavingIfDue(terms)).isTrue();
            assertThat(committed.startSavingIfDue(terms))
                    .as("while it is written")
                    .isFalse();
            new SaveIndex(committed, this, 0).run();
            assertThat(committed.startSavingIfDue(terms)).isFalse();
        }
    }

    /** Tables grow, move and lose keys while they are copied one by one. */
    @Test
    void isRightWhateverHappensWhileItIsWritten() throws Exception {
        for (int round = 0; round < 20; round++) {
            Path path = folder.resolve("round" + round).resolve("journal");
            String last = "v" + round;
            try (Committed committed = new Committed(path)) {
                addAll(committed, 0, 20_000, "first");
                AtomicBoolean saving = new AtomicBoolean(true);
                CompletableFuture<Void> save = CompletableFuture.runAsync(() -> {
                    new SaveIndex(committed, committed, 0).run();
                    saving.set(false);
                });
                for (int from = 0; saving.get() || from % 20_000 != 0; from += 500) {
                    int first = from % 20_000;
                    synchronized (committed) {
                        addAll(committed, first, first + 250, null);
                        addAll(committed, first + 250 + from, first + 500 + from, "grown");
                    }
                }
                save.get();
                addAll(committed, 5_000, 6_000, last);
                assertThat(index(path)).exists();
                assertThat(committed.value(key(5_500))).isEqualTo(last.getBytes(UTF_8));
                Map<Bytes, String> expected = all(committed);
                long liveBytes = committed.index().liveBytes();
                try (Committed opened = new Committed(path)) {
                    assertThat(all(opened)).isEqualTo(expected);
                    assertThat(opened.index().liveBytes()).isEqualTo(liveBytes);
                }
            }
        }
    }

    private static void addAll(Committed committed, int from, int to, String value) {
        List<Map.Entry<Bytes, byte[]>> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add(entry(i, value));
        }
        committed.add(entries, to);
    }

    private static Map<Bytes, String> all(Committed committed) {
        Map<Bytes, String> all = new HashMap<>();
        new Walk(committed, Map.of())
                .forEachRemaining(entry -> all.put(entry.getKey(), new String(entry.getValue(), UTF_8)));
        return all;
    }

    private void assertNothing() {
        try (Committed committed = new Committed(journal())) {
            assertThat(committed.size()).isZero();
        }
        assertThat(index()).doesNotExist();
    }

    private Path journal() {
        return folder.resolve("journal");
    }

    private Path index() {
        return index(journal());
    }

    private static Path index(Path journal) {
        return journal.resolveSibling("index");
    }

    private static Map.Entry<Bytes, byte[]> entry(int key, String value) {
        return new SimpleImmutableEntry<>(Bytes.wrap(key(key)), value == null ? null : value.getBytes(UTF_8));
    }

    private static byte[] key(int number) {
        return ("k1." + number).getBytes(UTF_8);
    }
}
