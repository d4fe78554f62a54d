package vn.lienket.linking.kafka;

import static vn.lienket.linking.kafka.Outgoing.key;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.LinkRefused;
import vn.lienket.linking.Evidence;
import vn.lienket.linking.Grounds;
import vn.lienket.linking.LinkingRules;
import vn.lienket.linking.Outcome;
import vn.lienket.linking.PortalAccount;
import vn.lienket.schemas.EventId;
import vn.lienket.schemas.kafka.FactHeaders;

/**
 * Writes outcomes as facts. Their ids are derived from what they rest on, so that a replay from the topics' start gives the same ones.
 */
final class WriteFacts implements AutoCloseable {

    private static final String SOURCE = "/linking-service";

    private final KafkaAvroSerializer avro = new KafkaAvroSerializer();

    WriteFacts(Map<String, ?> registrySettings) {
        Map<String, Object> settings = new HashMap<>(registrySettings);
        settings.put("auto.register.schemas", false);
        settings.put("avro.remove.java.properties", true);
        avro.configure(settings, false);
    }

    /** The outcomes of one decision, in order. */
    List<Outgoing> write(String citizenRef, List<Outcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome
                        .<List<Outgoing>>fold(
                                linked -> linked(citizenRef, linked),
                                unlinked -> unlinked(citizenRef, unlinked),
                                refused -> refused(citizenRef, refused),
                                WriteFacts::told)
                        .stream())
                .toList();
    }

    private List<Outgoing> linked(String citizenRef, Outcome.Linked outcome) {
        PortalAccount account = outcome.account();
        Grounds grounds = outcome.link().grounds();
        String confirmation = grounds.confirmation().eventId();
        String login = grounds.login().eventId();
        AccountLinked fact = AccountLinked.newBuilder()
                .setEventId(id("account-linked", citizenRef, account, outcome.sequence(), confirmation, login))
                .setOccurredAt(grounds.effectiveTime())
                .setCitizenRef(citizenRef)
                .setPortal(account.portal())
                .setAccountId(account.accountId())
                .setVneidSubject(outcome.link().subject())
                .setSequence(outcome.sequence())
                .setPreviousSubject(outcome.previousSubject().orElse(null))
                .setLate(outcome.link().late())
                .setRuleVersion(LinkingRules.VERSION)
                .setCccdUpdatedEventId(confirmation)
                .setVneidLoginEventId(login)
                .build();
        return List.of(
                new Outgoing(Output.ACCOUNT_LINKED, key(citizenRef), bytes("account-linked", fact), about(fact)),
                new Outgoing(
                        Output.LINKED_ACCOUNTS, snapshotKey(account), bytes("linked-accounts", fact), about(fact)));
    }

    private List<Outgoing> unlinked(String citizenRef, Outcome.Unlinked outcome) {
        PortalAccount account = outcome.account();
        Evidence cause = outcome.cause();
        AccountUnlinked fact = AccountUnlinked.newBuilder()
                .setEventId(id("account-unlinked", citizenRef, account, outcome.sequence(), cause.eventId()))
                .setOccurredAt(cause.at())
                .setCitizenRef(citizenRef)
                .setPortal(account.portal())
                .setAccountId(account.accountId())
                .setVneidSubject(outcome.subject())
                .setSequence(outcome.sequence())
                .setReason(
                        switch (outcome.reason()) {
                            case CCCD_CORRECTED -> vn.lienket.facts.UnlinkReason.CCCD_CORRECTED;
                            case OPS_COMMAND -> vn.lienket.facts.UnlinkReason.OPS_COMMAND;
                        })
                .setRequestedBy(outcome.requestedBy().orElse(null))
                .build();
        return List.of(
                new Outgoing(Output.ACCOUNT_UNLINKED, key(citizenRef), bytes("account-unlinked", fact), about(fact)),
                new Outgoing(Output.LINKED_ACCOUNTS, snapshotKey(account), null, about(fact)));
    }

    private List<Outgoing> refused(String citizenRef, Outcome.Refused outcome) {
        PortalAccount account = outcome.account();
        Grounds grounds = outcome.refusal().grounds();
        String reason = outcome.refusal().reason().name();
        String confirmation = grounds.confirmation().eventId();
        String login = grounds.login().eventId();
        // The calendar's entry is part of what a refusal rests on, so the same one may be announced again after the
        // calendar, or the account's type, went there and back.
        String typeAsOf = Long.toString(outcome.typeAsOf().toEpochMilli());
        LinkRefused fact = LinkRefused.newBuilder()
                .setEventId(id(
                        "link-refused",
                        citizenRef,
                        account,
                        outcome.calendarVersion(),
                        typeAsOf,
                        reason,
                        confirmation,
                        login))
                .setOccurredAt(grounds.effectiveTime())
                .setCitizenRef(citizenRef)
                .setPortal(account.portal())
                .setAccountId(account.accountId())
                .setReason(
                        switch (outcome.refusal().reason()) {
                            case AFTER_CUTOFF -> vn.lienket.facts.RefusalReason.AFTER_CUTOFF;
                            case ASSURANCE_TOO_LOW -> vn.lienket.facts.RefusalReason.ASSURANCE_TOO_LOW;
                            case DUPLICATE_ACCOUNT -> vn.lienket.facts.RefusalReason.DUPLICATE_ACCOUNT;
                            case EXEMPT -> vn.lienket.facts.RefusalReason.EXEMPT;
                        })
                .setRuleVersion(LinkingRules.VERSION)
                .setCccdUpdatedEventId(confirmation)
                .setVneidLoginEventId(login)
                .build();
        return List.of(new Outgoing(Output.LINK_REFUSED, key(citizenRef), bytes("link-refused", fact), about(fact)));
    }

    private static List<Outgoing> told(Outcome.Told outcome) {
        return List.of(new Outgoing(
                Output.HANDOVERS, key(outcome.citizenRef()), PackedHandover.pack(outcome.message()), headers -> {}));
    }

    private static String id(String topic, String citizenRef, PortalAccount account, long number, String... causes) {
        String[] inputs = new String[4 + causes.length];
        inputs[0] = citizenRef;
        inputs[1] = account.portal();
        inputs[2] = account.accountId();
        inputs[3] = Long.toString(number);
        System.arraycopy(causes, 0, inputs, 4, causes.length);
        return EventId.derivedFrom(topic, inputs).toString();
    }

    private static byte[] snapshotKey(PortalAccount account) {
        return key(account.portal() + "/" + account.accountId());
    }

    private byte[] bytes(String topic, SpecificRecord fact) {
        try {
            return avro.serialize(topic, fact);
        } catch (SerializationException e) {
            throw new CannotWriteYet(e);
        }
    }

    private static Consumer<Headers> about(SpecificRecord fact) {
        return headers -> FactHeaders.addTo(headers, fact, SOURCE);
    }

    @Override
    public void close() {
        avro.close();
    }

    /** The registry did not say under which id the schema is known: it is away, or the contract is not published yet. */
    static final class CannotWriteYet extends RuntimeException {
        private CannotWriteYet(Throwable failure) {
            // Confluent's message quotes the whole schema; its root says what happened.
            super("the schema registry did not give the id of a schema: " + root(failure));
        }

        private static Throwable root(Throwable failure) {
            return failure.getCause() == null ? failure : root(failure.getCause());
        }
    }
}
