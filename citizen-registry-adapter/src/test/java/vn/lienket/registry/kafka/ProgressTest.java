package vn.lienket.registry.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final List<Long> committed = new ArrayList<>();
    private final Progress progress = new Progress();

    @Test
    void isCommittedOnlyUpToWhatIsDone() {
        for (long offset : new long[] {10, 11, 13, 14}) {
            progress.begun(offset, () -> committed.add(offset));
        }
        progress.done(11);
        progress.done(14);
        assertThat(committed).isEmpty();
        progress.done(10);
        assertThat(committed).containsExactly(11L);
        progress.done(13);
        assertThat(committed).containsExactly(11L, 14L);
    }

    @Test
    void isNotMovedByWhatItDoesNotKnow() {
        progress.begun(5, () -> committed.add(5L));
        progress.done(4);
        assertThat(committed).isEmpty();
    }
}
