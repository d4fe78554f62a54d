package vn.lienket.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import vn.lienket.schemas.CitizenRef;

class WorkloadTest {

    private final Workload workload = Workload.usual(5_000, 1_000_000_000L);

    @Test
    void theShuffleMeetsEachFactOnce() {
        for (long size : new long[] {1, 2, 1000, 1024, 12_345}) {
            Shuffle shuffle = new Shuffle(size);
            assertThat(LongStream.range(0, size).map(shuffle::at).distinct().filter(n -> n >= 0 && n < size))
                    .hasSize((int) size);
        }
    }

    @Test
    void aPseudonymTellsWhoseItIs() {
        for (long number : new long[] {0, 1, 77, 59_999_999, Integer.MAX_VALUE}) {
            byte[] ref = new Citizen(number).ref();
            assertThat(Citizen.of(ref)).isEqualTo(number);
            assertThat(new CitizenRef(text(ref)).value()).hasSize(25);
        }
        assertThat(Citizen.of("k1.short".getBytes(StandardCharsets.UTF_8))).isEqualTo(-1);
    }

    @Test
    void theFactsGiveTheLinksThatItSays() {
        Set<Long> accounts = new HashSet<>();
        Set<Long> logins = new HashSet<>();
        for (long n = 0; n < workload.facts(); n++) {
            Fact fact = workload.fact(n);
            (fact instanceof AccountFact ? accounts : logins).add(Citizen.of(fact.key()));
        }
        assertThat(accounts).hasSize((int) workload.accounts());
        assertThat(logins).hasSize((int) workload.logins());
        assertThat(LongStream.range(0, workload.citizens())
                        .filter(citizen -> accounts.contains(citizen) && logins.contains(citizen)))
                .hasSize((int) workload.links())
                .allMatch(workload::linked);
    }

    @Test
    void aRepeatedFactIsTheSameToTheByteAndAReLoginIsAnotherFact() {
        SchemaIds ids = new SchemaIds(1, 2, 3);
        Map<String, String> byEventId = new HashMap<>();
        long duplicates = 0;
        long reLogins = 0;
        Set<Long> loggedIn = new HashSet<>();
        for (long n = 0; n < workload.facts(); n++) {
            Fact fact = workload.fact(n);
            String eventId = fact.topic() + text(eventId(fact));
            String before = byEventId.put(eventId, text(fact.value(ids)));
            if (before != null) {
                assertThat(text(fact.value(ids))).isEqualTo(before);
                duplicates++;
            } else if (fact instanceof LoginFact && !loggedIn.add(Citizen.of(fact.key()))) {
                reLogins++;
            }
        }
        assertThat(duplicates).isEqualTo(49 + 53);
        assertThat(reLogins).isEqualTo(490);
    }

    @Test
    void facesOfACitizenHaveTheShapesOfTheContract() {
        Citizen citizen = new Citizen(4_321);
        assertThat(text(citizen.accountId())).isEqualTo("TK0000004321");
        assertThat(UUID.fromString(text(citizen.vneidSubject())).version()).isEqualTo(4);
    }

    private static byte[] eventId(Fact fact) {
        return fact instanceof AccountFact account ? account.eventId() : ((LoginFact) fact).eventId();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
