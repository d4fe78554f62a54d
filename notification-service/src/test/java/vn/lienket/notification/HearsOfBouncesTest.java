package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Mails that a server took and that come back later. */
class HearsOfBouncesTest extends RunningService {

    private final Citizen citizen = Citizen.at("dvcqg");
    private final String phone = "+8490" + ThreadLocalRandom.current().nextInt(1_000_000, 9_999_999);
    private final String subject = UUID.randomUUID().toString();

    @Autowired
    private MeterRegistry meters;

    private String returnAddress;

    @BeforeEach
    void writesAMail() {
        PUBLISHER.reach(citizen.account(), citizen.email(), phone, null);
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
        awaitStates(citizen.account(), NoticeState.SENT);
        await().until(() -> !MAILBOX.to(citizen.email()).isEmpty());
        returnAddress = MAILBOX.returnAddressOfMailTo(citizen.email());
    }

    @ParameterizedTest
    @CsvSource({"failed, 5.1.1, BOUNCE_5_1_1", "Failed, 4.4.7 (expired), BOUNCE_4_4_7", "failed, cái gì, BOUNCE"})
    void textsWhoseMailComesBack(String action, String status, String code) {
        RETURNED.report(returnAddress, subject, action, status, citizen.email());

        await().untilAsserted(() -> assertThat(onlyNotice().channel()).isEqualTo(Channel.SMS));
        await().until(() -> TEXTS.gateway().to(phone).size() == 1);
        assertThat(refusals()).isEqualTo("EMAIL " + code);
        await().until(() -> RETURNED.isGone(subject));
    }

    @Test
    void goesByTheReturnAddressInSmallLettersOrAsTheServerDeliveredItElsewhere() {
        RETURNED.report(
                "postmaster@thu.example\nDelivered-To: " + returnAddress.toUpperCase(),
                subject,
                "failed",
                "5.2.1",
                "x@y");

        await().untilAsserted(() -> assertThat(onlyNotice().channel()).isEqualTo(Channel.SMS));
    }

    @Test
    void textsOnceHoweverOftenTheSameComesBack() {
        double before = heard("settled before");
        RETURNED.report(returnAddress, subject, "failed", "5.1.1", citizen.email());
        await().until(() -> TEXTS.gateway().to(phone).size() == 1);

        RETURNED.report(returnAddress, subject, "failed", "5.1.1", citizen.email());

        await().until(() -> heard("settled before") > before);
        assertThat(onlyNotice().state()).isEqualTo(NoticeState.SENT);
        assertThat(TEXTS.gateway().to(phone)).hasSize(1);
    }

    @Test
    void onlyNotesADelay() {
        double before = heard("noted");
        RETURNED.report(returnAddress, subject, "delayed", "4.2.2", citizen.email());

        await().until(() -> heard("noted") > before && RETURNED.isGone(subject));
        assertThat(onlyNotice())
                .extracting(NoticeEntry::state, NoticeEntry::channel)
                .containsExactly(NoticeState.SENT, Channel.EMAIL);
    }

    @Test
    void believesNoReportWhoseAddressIsNotSigned() {
        int signature = returnAddress.indexOf('@') - 1;
        char other = returnAddress.charAt(signature) == '0' ? '1' : '0';
        RETURNED.report(
                returnAddress.substring(0, signature) + other + returnAddress.substring(signature + 1),
                subject,
                "failed",
                "5.1.1",
                citizen.email());

        await().until(() -> RETURNED.isLeft(subject));
        assertThat(onlyNotice())
                .extracting(NoticeEntry::state, NoticeEntry::channel)
                .containsExactly(NoticeState.SENT, Channel.EMAIL);
    }

    @Test
    void leavesToPeopleWhatIsNoReportAndAnswersNothing() {
        int mails = MAILBOX.to("nguoi@thu.example").size();
        RETURNED.answer(returnAddress, subject);

        await().until(() -> RETURNED.isLeft(subject));
        assertThat(onlyNotice().channel()).isEqualTo(Channel.EMAIL);
        assertThat(MAILBOX.to("nguoi@thu.example")).hasSize(mails);
    }

    private NoticeEntry onlyNotice() {
        return notices.of(citizen.account()).get(0);
    }

    private String refusals() {
        return jdbc.sql("select channel || ' ' || code from refusal where event_id = ?")
                .param(onlyNotice().notice().eventId())
                .query(String.class)
                .single();
    }

    private double heard(String outcome) {
        return meters.counter("lienket.bounces", "outcome", outcome).count();
    }
}
