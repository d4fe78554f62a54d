package vn.lienket.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OracleTest {

    private static final int SCHEMA = 7;

    private final Workload workload = Workload.usual(100, 0);
    private final Oracle oracle = new Oracle(workload, SCHEMA);

    @BeforeEach
    void everyLinkButTheLastIsThere() {
        for (long citizen = 2; citizen < 97; citizen++) {
            assertThat(link(citizen, citizen)).isEqualTo(citizen);
        }
    }

    @Test
    void missesWhatIsNotThere() {
        assertThat(oracle.complete()).isFalse();
        assertThat(oracle.verdict()).isEqualTo(new Verdict(96, 1, 0, 0));
    }

    @Test
    void agreesWhenEachLinkCameOnce() {
        link(97, 97);
        assertThat(oracle.complete()).isTrue();
        assertThat(oracle.verdict().equalsOracle()).isTrue();
    }

    @Test
    void countsALinkThatCameTwice() {
        link(50, 50);
        assertThat(oracle.verdict()).isEqualTo(new Verdict(96, 1, 1, 0));
    }

    @Test
    void countsALinkOfWhoShouldHaveNone() {
        link(1, 1);
        link(99, 99);
        assertThat(oracle.verdict()).isEqualTo(new Verdict(96, 1, 0, 2));
    }

    @Test
    void countsALinkToSomebodyElsesAccount() {
        link(97, 96);
        assertThat(oracle.verdict()).isEqualTo(new Verdict(96, 1, 0, 1));
    }

    @Test
    void countsBytesThatAreNoLink() {
        oracle.accept(new Citizen(97).ref(), new byte[] {0, 0, 0, 0, SCHEMA, 3});
        oracle.accept(null, null);
        oracle.accept(new Citizen(97).ref(), linkOf(new Citizen(97), SCHEMA + 1));
        assertThat(oracle.verdict()).isEqualTo(new Verdict(96, 1, 0, 3));
    }

    @Test
    void expectsTheLinkOfAWaitingCitizenWhoLogsInLater() {
        link(97, 97);
        oracle.expect(1);
        assertThat(oracle.complete()).isFalse();
        assertThat(link(1, 1)).isEqualTo(1);
        assertThat(oracle.verdict()).isEqualTo(new Verdict(97, 0, 0, 0));
    }

    private long link(long key, long account) {
        return oracle.accept(new Citizen(key).ref(), linkOf(new Citizen(account), SCHEMA));
    }

    private static byte[] linkOf(Citizen citizen, int schemaId) {
        return new AvroBytes(schemaId)
                .text(Citizen.uuid(1))
                .number(1)
                .text(citizen.ref())
                .text(citizen.portal())
                .text(citizen.accountId())
                .text(citizen.vneidSubject())
                .bytes();
    }
}
