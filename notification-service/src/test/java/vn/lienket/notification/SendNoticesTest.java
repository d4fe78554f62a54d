package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendNoticesTest {

    private static final Instant NOW = Instant.parse("2024-06-30T07:05:00Z");
    private static final RetryPolicy RETRY = new RetryPolicy(Duration.ofSeconds(30), Duration.ofMinutes(3), 5);

    private static final Route ONLY_EMAIL =
            new Route(new ChannelOrder(List.of(Channel.EMAIL)), Channel.EMAIL, Map.of());

    @Test
    void marksWhatWasAcceptedRefusedOrHasNoAddress() {
        assertThat(after(0, new Delivery.Accepted())).isEqualTo(new Settlement.Settled(NoticeState.SENT, NOW, null));
        assertThat(after(0, new Delivery.NoAddress()))
                .isEqualTo(new Settlement.Settled(NoticeState.NO_ADDRESS, NOW, null));
        assertThat(after(0, new Delivery.Refused("SMTP_550")))
                .isEqualTo(new Settlement.Settled(NoticeState.FAILED, NOW, "SMTP_550"));
    }

    @ParameterizedTest
    @CsvSource({"0, PT30S", "1, PT1M", "2, PT2M", "3, PT3M"})
    void triesAgainAfterEverLongerPauses(int triesBefore, Duration pause) {
        assertThat(after(triesBefore, new Delivery.NotNow("SMTP_451")))
                .isEqualTo(new Settlement.Postponed(NOW.plus(pause), "SMTP_451", triesBefore + 1));
    }

    @Test
    void givesUpAfterTheLastTry() {
        assertThat(after(4, new Delivery.NotNow("SMTP_451")))
                .isEqualTo(new Settlement.Settled(NoticeState.FAILED, NOW, "SMTP_451"));
    }

    @Test
    void neverGivesUpOnAContactThatItCannotOpen() {
        ContactSeal broken = (account, contact) -> {
            throw new ContactSeal.UnreadableContact();
        };
        assertThat(settlement(ONLY_EMAIL, 99, broken, new Delivery.Accepted()))
                .isEqualTo(new Settlement.Postponed(NOW.plus(RETRY.longest()), "CONTACT_UNREADABLE", 99));
    }

    private static Settlement after(int triesBefore, Delivery delivery) {
        Contact anyone = new Contact(Optional.of("a@thu.example"), Optional.empty(), Optional.empty());
        return settlement(ONLY_EMAIL, triesBefore, (account, contact) -> anyone, delivery);
    }

    private static Settlement settlement(Route route, int triesBefore, ContactSeal seal, Delivery delivery) {
        Notice notice =
                new Notice(UUID.randomUUID(), NOW, new AccountKey("dvcqg", "1"), new Matter(NoticeKind.LINKED, ""));
        DueNotice due = new DueNotice(notice, new SealedContact(new byte[0], Language.VI), route, triesBefore);
        AtomicReference<Settlement> settlement = new AtomicReference<>();
        new SendNotices(
                        (channel, deliver) -> {
                            settlement.set(deliver.apply(due));
                            return true;
                        },
                        seal,
                        new Answering(route.channel(), delivery),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .sendNext();
        return settlement.get();
    }

    /** A post that says always the same. */
    private record Answering(Channel channel, Delivery answer) implements Post {

        @Override
        public Effort effort() {
            return new Effort(1, Duration.ZERO, Duration.ZERO, RETRY);
        }

        @Override
        public Delivery deliver(Notice notice, Contact contact, Language language) {
            return answer;
        }
    }
}
