package vn.lienket.linking.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FetchedTest {

    private final Fetched fetched = new Fetched();

    @Test
    void isWorkedOffWithTheLastRecordOfAFetchAndNoSooner() {
        fetched.records(3);

        assertThat(fetched.workedOffOne()).isFalse();
        assertThat(fetched.workedOffOne()).isFalse();
        assertThat(fetched.workedOffOne()).isTrue();
    }

    @Test
    void forgetsRecordsThatWentElsewhere() {
        fetched.records(3);
        fetched.workedOffOne();

        fetched.records(1);

        assertThat(fetched.workedOffOne()).isTrue();
    }

    @Test
    void asksForNoCommitAfterRecordsThatNobodyCounted() {
        assertThat(fetched.workedOffOne()).isFalse();
        fetched.records(1);
        fetched.workedOffOne();
        assertThat(fetched.workedOffOne()).isFalse();
    }

    @Test
    void countsForEachStreamThreadApart() throws Exception {
        fetched.records(1);

        assertThat(CompletableFuture.supplyAsync(fetched::workedOffOne).get()).isFalse();
        assertThat(fetched.workedOffOne()).isTrue();
    }
}
