package vn.lienket.linking.kafka.logbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    private Path folder;

    @Test
    void endsBeforeTheBlockThatIsTornWhereverItIs() throws IOException {
        List<Long> ends = writeBlocks();
        byte[] whole = Files.readAllBytes(path());
        for (int length = 0; length <= whole.length; length++) {
            Files.write(path(), java.util.Arrays.copyOf(whole, length));
            assertEndsAfter(wholeBlocks(ends, length));
        }
    }

    @Test
    void endsBeforeTheBlockThatIsDamagedWhereverItIs() throws IOException {
        List<Long> ends = writeBlocks();
        byte[] whole = Files.readAllBytes(path());
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(path(), damaged);
            assertEndsAfter(wholeBlocks(ends, at));
        }
    }

    @Test
    void readsValuesOfAnyLengthBack() {
        byte[] large = new byte[3 << 20];
        large[large.length - 1] = 7;
        List<Long> places = new ArrayList<>();
        try (Journal journal = Journal.open(path(), (key, place, value) -> {})) {
            for (byte[] value : List.of(new byte[0], large, "short".getBytes(UTF_8))) {
                journal.append(List.of(Map.entry(key("k"), value)), 1, (key, place, written) -> places.add(place));
            }
            assertThat(journal.value(places.get(0), "k".getBytes(UTF_8))).isEmpty();
            assertThat(journal.value(places.get(1), "k".getBytes(UTF_8))).isEqualTo(large);
            assertThat(journal.value(places.get(2), "k".getBytes(UTF_8))).isEqualTo("short".getBytes(UTF_8));
        }
    }

    @Test
    void neverTakesTheValueOfAnotherKey() {
        List<Long> places = new ArrayList<>();
        try (Journal journal = Journal.open(path(), (key, place, value) -> {})) {
            journal.append(
                    List.of(Map.entry(key("one"), "1".getBytes(UTF_8)), Map.entry(key("two"), "2".getBytes(UTF_8))),
                    1,
                    (key, place, written) -> places.add(place));
            assertThatThrownBy(() -> journal.value(places.get(0), "two".getBytes(UTF_8)))
                    .hasMessageContaining("something else");
        }
    }

    private List<Long> writeBlocks() {
        List<Long> ends = new ArrayList<>();
        try (Journal journal = Journal.open(path(), (key, place, value) -> {})) {
            for (int block = 0; block < 5; block++) {
                journal.append(
                        List.of(
                                Map.entry(key("a" + block), "one".getBytes(UTF_8)),
                                Map.entry(key("b" + block), "two".getBytes(UTF_8))),
                        100 + block,
                        (key, place, value) -> {});
                ends.add(journal.end());
            }
        }
        return ends;
    }

    private static int wholeBlocks(List<Long> ends, int length) {
        return (int) ends.stream().filter(end -> end <= length).count();
    }

    private void assertEndsAfter(int blocks) {
        List<String> keys = new ArrayList<>();
        try (Journal journal = Journal.open(path(), (key, place, value) -> keys.add(new String(key, UTF_8)))) {
            assertThat(keys).hasSize(2 * blocks);
            assertThat(journal.changelogOffset()).isEqualTo(blocks == 0 ? Journal.NO_OFFSET : 99 + blocks);
        }
    }

    private Path path() {
        return folder.resolve("journal");
    }

    private static Bytes key(String key) {
        return Bytes.wrap(key.getBytes(UTF_8));
    }
}
