package vn.lienket.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    private Path folder;

    @Test
    void endsAProcessThatAnEarlierRunLeftBehind() throws Exception {
        Process orphan = new ProcessBuilder("sleep", "600").start();
        new Leftovers(folder).remember("orphan", orphan.pid());
        assertThat(new Leftovers(folder).end()).isEqualTo(1);
        assertThat(orphan.isAlive()).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesAnotherProcessAloneThatGotTheSameId() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(folder.resolve("kafka.pid"), stranger.pid() + " 1000");
            assertThat(new Leftovers(folder).end()).isZero();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }
}
