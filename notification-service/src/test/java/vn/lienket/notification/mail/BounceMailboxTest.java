package vn.lienket.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienket.notification.Bell;
import vn.lienket.notification.Channel;
import vn.lienket.notification.ChannelOrder;
import vn.lienket.notification.HearBack;
import vn.lienket.notification.ReturnedMail;
import vn.lienket.notification.Route;
import vn.lienket.notification.Settlement;

/** Reports in a mailbox on a real IMAP server, and what is heard from them about the notices that went out. */
class BounceMailboxTest {

    private static final Instant NOW = Instant.parse("2024-06-30T07:05:00Z");
    private static final String WHOM = "nguoi@thu.example";

    private final ReturnedMail mailbox = new ReturnedMail();
    private final BounceSettings settings = settings("khoa-thu");
    private final ReturnAddresses addresses = new ReturnAddresses(settings);
    private final Map<UUID, Settlement> settled = new ConcurrentHashMap<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BounceMailbox reader = new BounceMailbox(
            new Bounces(
                    addresses,
                    new HearBack(
                            (eventId, channel, judge) -> settled.putIfAbsent(
                                            eventId, judge.apply(new Route(ChannelOrder.USUAL, channel, Map.of())))
                                    == null,
                            new Bell()),
                    meters,
                    Clock.fixed(NOW, ZoneOffset.UTC)),
            settings);

    private final UUID eventId = UUID.randomUUID();
    private final String returnAddress = addresses.of(eventId).orElseThrow();

    private BounceSettings settings(String key) {
        return new BounceSettings(
                key,
                ReturnedMail.ADDRESS,
                "localhost",
                mailbox.port(),
                false,
                ReturnedMail.ADDRESS,
                ReturnedMail.PASSWORD,
                Duration.ofMillis(100));
    }

    @BeforeEach
    void start() {
        reader.start();
    }

    @AfterEach
    void stop() {
        reader.stop();
        mailbox.close();
    }

    @ParameterizedTest
    @CsvSource({"failed, 5.1.1, BOUNCE_5_1_1", "Failed, 4.4.7 (expired), BOUNCE_4_4_7", "failed, cái gì, BOUNCE"})
    void handsOnWhatComesBackAndTakesTheReportAway(String action, String status, String code) {
        mailbox.report(returnAddress, "s", action, status, WHOM);

        await().until(() -> settled.containsKey(eventId) && mailbox.isGone("s"));
        assertThat(settled)
                .containsExactly(Map.entry(eventId, new Settlement.HandedOn(Channel.EMAIL, code, Channel.SMS, NOW)));
    }

    @Test
    void knowsTheReturnAddressInCapitalsAndWhereTheServerDeliveredIt() {
        mailbox.report(
                "postmaster@thu.example\nDelivered-To: " + returnAddress.toUpperCase(), "s", "failed", "5.2.1", WHOM);

        await().until(() -> settled.containsKey(eventId));
    }

    @Test
    void changesNothingByARepetition() {
        mailbox.report(returnAddress, "s", "failed", "5.1.1", WHOM);
        mailbox.report(returnAddress, "s", "failed", "5.1.1", WHOM);

        await().until(() -> heard("failed") == 1 && heard("settled before") == 1);
    }

    @Test
    void onlyNotesADelay() {
        mailbox.report(returnAddress, "s", "delayed", "4.2.2", WHOM);

        await().until(() -> heard("noted") == 1 && mailbox.isGone("s"));
        assertThat(settled).isEmpty();
    }

    @Test
    void believesNoReportWhoseAddressIsNotSignedByUs() {
        String forged = new ReturnAddresses(settings("khoa-khac")).of(eventId).orElseThrow();
        mailbox.report(forged, "s", "failed", "5.1.1", WHOM);

        await().until(() -> mailbox.isLeft("s"));
        assertThat(settled).isEmpty();
    }

    @Test
    void leavesToPeopleWhatIsNoReport() {
        mailbox.answer(returnAddress, "s");

        await().until(() -> mailbox.isLeft("s"));
        assertThat(settled).isEmpty();
    }

    @Test
    void staysWithinWhatALocalPartMayHave() {
        assertThat(returnAddress.substring(0, returnAddress.indexOf('@'))).hasSizeLessThanOrEqualTo(64);
        assertThat(new ReturnAddresses(settings("")).of(eventId)).isEmpty();
    }

    private double heard(String outcome) {
        return meters.counter("lienket.bounces", "outcome", outcome).count();
    }
}
