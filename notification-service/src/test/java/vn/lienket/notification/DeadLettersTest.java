package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.ClosureReason;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.Language;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.RejectionReason;
import vn.lienket.facts.UnlinkReason;

class DeadLettersTest extends RunningService {

    private static final DeadLetterReader DEAD_LETTERS = new DeadLetterReader(PARTS);

    private final Citizen citizen = Citizen.at("binhduong");

    static Stream<String> topics() {
        return Stream.of(
                "cccd-updated",
                "cccd-update-rejected",
                "account-linked",
                "account-unlinked",
                "link-refused",
                "link-command",
                "account-closed",
                "cutoff-reached",
                "cutoff-scheduled",
                "account-contact-changed");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void putsWhatCannotBeReadAsideAndGoesOn(String topic) {
        Input good = input(topic);
        byte[] bytes = PUBLISHER.bytes(topic, good.fact());
        byte[] unknownId = bytes.clone();
        unknownId[1] = 0x7f;

        String garbage = "rác " + UUID.randomUUID();
        PUBLISHER.publish(topic, good.key(), garbage.getBytes());
        PUBLISHER.publish(topic, good.key(), unknownId);
        PUBLISHER.publish(topic, good.key(), Arrays.copyOf(bytes, bytes.length - 3));
        if (!compacted(topic)) {
            PUBLISHER.publish(topic, null, bytes);
        }
        PUBLISHER.publish(topic, "không/phải", bytes);
        PUBLISHER.publish(topic, good.key(), good.fact());

        await().until(good.handled());
        await().untilAsserted(() -> assertThat(
                        DEAD_LETTERS.of(topic, citizen.account().accountId(), garbage))
                .extracting(DeadLetterReader.DeadLetter::reason)
                .containsExactlyInAnyOrder(reasons(topic)));
    }

    /** The broker itself refuses a record without a key on a compacted topic. */
    private static boolean compacted(String topic) {
        return topic.equals("account-contact-changed") || topic.equals("cutoff-scheduled");
    }

    private static String[] reasons(String topic) {
        return Stream.of(
                        "not Avro in Confluent's wire format (SerializationException)",
                        "unknown schema id (the registry says 40403)",
                        "not Avro in Confluent's wire format (EOFException)",
                        "the key is not that of the fact",
                        compacted(topic) ? null : "no key")
                .filter(Objects::nonNull)
                .toArray(String[]::new);
    }

    record Input(String key, SpecificRecord fact, Callable<Boolean> handled) {}

    private Input input(String topic) {
        AccountKey account = citizen.account();
        return switch (topic) {
            case "cccd-updated" -> new Input(citizen.ref(), citizen.confirmed(), this::noticed);
            case "cccd-update-rejected" ->
                new Input(account.text(), citizen.rejected(RejectionReason.CCCD_UNKNOWN), this::noticed);
            case "account-linked" -> new Input(citizen.ref(), citizen.linked(), this::noticed);
            case "account-unlinked" ->
                new Input(citizen.ref(), citizen.unlinked(UnlinkReason.OPS_COMMAND), this::noticed);
            case "link-refused" -> new Input(citizen.ref(), citizen.refused(RefusalReason.AFTER_CUTOFF), this::noticed);
            case "link-command" -> new Input(citizen.ref(), citizen.decided(LinkAction.KEEP), this::noticed);
            case "account-closed" -> new Input(account.text(), citizen.closed(ClosureReason.CUTOFF), this::noticed);
            case "cutoff-reached" -> cutoff();
            case "cutoff-scheduled" -> calendar();
            default ->
                new Input(
                        account.text(),
                        Publisher.contactChanged(account, citizen.email(), null, Language.VI, Publisher.KEYSET),
                        () -> contacts(account) == 1);
        };
    }

    private boolean noticed() {
        return notices.of(citizen.account()).size() == 1;
    }

    private Input calendar() {
        String portal = citizen.account().accountId();
        CutoffScheduled scheduled =
                new CutoffScheduled(Citizen.id(), Citizen.AT, portal, AccountType.CITIZEN, Citizen.AT, null, false, 1L);
        return new Input(
                portal + "/CITIZEN",
                scheduled,
                () -> jdbc.sql("select count(*) from calendar where portal = ?")
                                .param(portal)
                                .query(Long.class)
                                .single()
                        == 1);
    }

    /** It is of no account; the test's one stands in for the portal, so that the records can be told apart. */
    private Input cutoff() {
        String portal = citizen.account().accountId();
        CutoffReached reached = new CutoffReached(
                Citizen.id(), Citizen.AT, portal, AccountType.CITIZEN, Citizen.AT, 1L, 3L, 2L, 1L, 0L);
        return new Input(
                portal + "/CITIZEN",
                reached,
                () -> jdbc.sql("select count(*) from cutoff_reached where portal = ?")
                                .param(portal)
                                .query(Long.class)
                                .single()
                        == 1);
    }
}
