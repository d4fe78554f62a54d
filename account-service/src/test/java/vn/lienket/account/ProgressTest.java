package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final AccountId ID = new AccountId("dvcqg", "1");
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    private final Progress asked = Progress.start(false).with(CccdCheck.NONE.ask(NOW));
    private final UUID request = asked.check().request().id();

    @Test
    void endsTheSameInWhateverOrderAndHoweverOftenFactsArrive() {
        List<Fact> facts = List.of(
                rejected(request),
                confirmed(request, "k.A", null, 1),
                confirmed(request, "k.B", "k.A", 2),
                refused("DUPLICATE_ACCOUNT", 3),
                refused("ASSURANCE_TOO_LOW", 4),
                link(1, "subject", 5),
                link(2, null, 6),
                link(3, "other", 7),
                refused("AFTER_CUTOFF", 8));
        Set<Progress> ends = new HashSet<>();
        Random random = new Random(20240701);
        for (int run = 0; run < 5_000; run++) {
            List<Fact> order = new ArrayList<>(facts);
            order.add(facts.get(random.nextInt(facts.size())));
            Collections.shuffle(order, random);
            Progress progress = asked;
            for (Fact fact : order) {
                progress = fact.applyTo(progress);
            }
            // Of two answers to one request both are the number's; which of them counts is told by previousCitizenRef
            // only.
            ends.add(progress.with(new CccdCheck(progress.check().request(), "any", NOW)));
        }
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.state()).isEqualTo(AccountState.LINKED);
            assertThat(end.link().vneidSubject()).isEqualTo("other");
            assertThat(end.check().request().status()).isEqualTo(CccdRequest.Status.CONFIRMED);
            assertThat(end.refusal().reason()).isEqualTo("AFTER_CUTOFF");
            assertThat(end.refusal().isConflict()).isFalse();
        });
    }

    @Test
    void endsWithTheCorrectedNumberWhicheverConfirmationComesFirst() {
        Fact first = confirmed(request, "k.A", null, 1);
        Fact corrected = confirmed(request, "k.B", "k.A", 2);
        assertThat(after(first, corrected, first).check().citizenRef()).isEqualTo("k.B");
        assertThat(after(corrected, first).check().citizenRef()).isEqualTo("k.B");
    }

    @Test
    void ignoresTheAnswerToARequestThatALaterOneTookThePlaceOf() {
        Progress askedAgain = asked.with(asked.check().ask(NOW));
        Progress after = confirmed(request, "k.A", null, 1).applyTo(askedAgain);
        assertThat(after.state()).isEqualTo(AccountState.CCCD_PENDING);
        assertThat(rejected(request).applyTo(askedAgain).state()).isEqualTo(AccountState.CCCD_PENDING);
    }

    @Test
    void takesTheRegistrysWordForAnAccountThatNeverAsked() {
        Progress after = confirmed(UUID.randomUUID(), "k.A", null, 1).applyTo(Progress.start(false));
        assertThat(after.state()).isEqualTo(AccountState.CCCD_VERIFIED);
        assertThat(after.check().request().status()).isEqualTo(CccdRequest.Status.CONFIRMED);
    }

    @Test
    void isInConflictForADuplicateAndForNothingElse() {
        assertThat(after(refused("AFTER_CUTOFF", 1)).state()).isEqualTo(AccountState.CCCD_PENDING);
        assertThat(after(refused("ASSURANCE_TOO_LOW", 1)).state()).isEqualTo(AccountState.CCCD_PENDING);
        assertThat(after(refused("DUPLICATE_ACCOUNT", 1)).state()).isEqualTo(AccountState.CONFLICT);
        assertThat(after(refused("DUPLICATE_ACCOUNT", 1), link(1, "s", 2)).state())
                .isEqualTo(AccountState.LINKED);
    }

    @Test
    void reopensAClosedAccountByALinkAndClosesItAgainWithoutOne() {
        Progress closed = asked.with(new Closure(false, 1L));
        assertThat(closed.state()).isEqualTo(AccountState.CLOSED);
        Progress linked = link(1, "s", 1).applyTo(closed);
        assertThat(linked.state()).isEqualTo(AccountState.LINKED);
        assertThat(link(2, null, 2).applyTo(linked).state()).isEqualTo(AccountState.CLOSED);
    }

    @Test
    void returnsToTheStateItHadWhenItsCutoffIsPostponed() {
        Progress verified = after(confirmed(request, "k.A", null, 1));
        Progress closed = verified.with(new Closure(false, 1L));
        assertThat(closed.with(Closure.OPEN)).isEqualTo(verified);
        assertThat(asked.with(new Closure(false, 1L)).with(Closure.OPEN).state())
                .isEqualTo(AccountState.CCCD_PENDING);
    }

    private Progress after(Fact... facts) {
        Progress progress = asked;
        for (Fact fact : facts) {
            progress = fact.applyTo(progress);
        }
        return progress;
    }

    private static Fact confirmed(UUID request, String ref, String previousRef, int second) {
        return new CccdConfirmed(
                UUID.randomUUID(), ID, request, new CccdConfirmed.Citizen(ref, previousRef), NOW.plusSeconds(second));
    }

    private static Fact rejected(UUID request) {
        return new CccdRejected(UUID.randomUUID(), ID, request, "NAME_MISMATCH", NOW);
    }

    private static Fact refused(String reason, int second) {
        return new LinkDenied(
                UUID.randomUUID(), ID, reason, NOW.plusSeconds(second), new Grounds("rules 1", List.of()));
    }

    private static Fact link(long sequence, String subject, int second) {
        return new LinkChanged(
                UUID.randomUUID(),
                ID,
                new Link("k.A", sequence, subject, false, NOW.plusSeconds(second)),
                new Grounds("rules 1", List.of()));
    }
}
