package vn.lienket.linking.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.VneidLogin;
import vn.lienket.linking.AccountType;
import vn.lienket.linking.AssuranceLevel;
import vn.lienket.linking.Evidence;
import vn.lienket.linking.Fact;
import vn.lienket.linking.PortalAccount;
import vn.lienket.linking.Ruling;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Reads records as facts. What the contract does not allow, or this version does not know yet, is unreadable: the dead letters keep it. */
final class ReadFacts implements AutoCloseable {

    /** How one input is read. */
    interface Reading {
        Fact read(ReadFacts facts, String topic, Record<byte[], byte[]> record);
    }

    private static final vn.lienket.facts.AccountType[] ACCOUNT_TYPES = vn.lienket.facts.AccountType.values();
    private static final vn.lienket.facts.AssuranceLevel[] LEVELS = vn.lienket.facts.AssuranceLevel.values();

    private final FactReader avro;
    private final KnownLayout cccdUpdatedLayout;
    private final KnownLayout vneidLoginLayout;

    ReadFacts(Map<String, ?> registrySettings) {
        this.avro = new FactReader(registrySettings);
        this.cccdUpdatedLayout = new KnownLayout(CccdUpdated.getClassSchema(), avro::schema);
        this.vneidLoginLayout = new KnownLayout(VneidLogin.getClassSchema(), avro::schema);
    }

    Fact cccdUpdated(String topic, Record<byte[], byte[]> record) {
        return cccdUpdatedLayout.read(
                record.value(), in -> quickCccdUpdated(in, record), () -> stockCccdUpdated(topic, record));
    }

    private static Optional<Fact> quickCccdUpdated(AvroCursor in, Record<byte[], byte[]> record) {
        String eventId = in.text();
        Instant occurredAt = in.instant();
        if (!in.isText(record.key())) {
            return Optional.empty();
        }
        Optional<String> previousCitizenRef = in.optionalText();
        PortalAccount account = account(in.text(), in.text());
        AccountType type = accountType(in.symbol(ACCOUNT_TYPES));
        in.skipText(); // requestId
        return Optional.of(new Fact.CccdConfirmed(
                FactReader.key(record.key()), account, type, evidence(eventId, occurredAt), previousCitizenRef));
    }

    Fact stockCccdUpdated(String topic, Record<byte[], byte[]> record) {
        CccdUpdated fact = avro.value(topic, record.value(), CccdUpdated.class);
        requireOwnKey(record, fact.getCitizenRef());
        return new Fact.CccdConfirmed(
                fact.getCitizenRef(),
                account(fact.getPortal(), fact.getAccountId()),
                accountType(fact.getAccountType()),
                evidence(fact.getEventId(), fact.getOccurredAt()),
                Optional.ofNullable(fact.getPreviousCitizenRef()));
    }

    Fact vneidLogin(String topic, Record<byte[], byte[]> record) {
        return vneidLoginLayout.read(
                record.value(), in -> quickVneidLogin(in, record), () -> stockVneidLogin(topic, record));
    }

    private static Optional<Fact> quickVneidLogin(AvroCursor in, Record<byte[], byte[]> record) {
        String eventId = in.text();
        Instant occurredAt = in.instant();
        if (!in.isText(record.key())) {
            return Optional.empty();
        }
        String subject = filled("vneidSubject", in.text());
        AssuranceLevel level = assuranceLevel(in.symbol(LEVELS));
        in.skipText(); // portal
        return Optional.of(new Fact.LoggedIn(
                subject, level, evidence(eventId, occurredAt), Instant.ofEpochMilli(record.timestamp())));
    }

    Fact stockVneidLogin(String topic, Record<byte[], byte[]> record) {
        VneidLogin fact = avro.value(topic, record.value(), VneidLogin.class);
        requireOwnKey(record, fact.getCitizenRef());
        return new Fact.LoggedIn(
                filled("vneidSubject", fact.getVneidSubject()),
                assuranceLevel(fact.getAssuranceLevel()),
                evidence(fact.getEventId(), fact.getOccurredAt()),
                Instant.ofEpochMilli(record.timestamp()));
    }

    Fact linkCommand(String topic, Record<byte[], byte[]> record) {
        LinkCommand fact = avro.value(topic, record.value(), LinkCommand.class);
        requireOwnKey(record, fact.getCitizenRef());
        if (fact.getRequestedBy().strip().equalsIgnoreCase(fact.getApprovedBy().strip())) {
            throw new UnreadableFact("requestedBy and approvedBy are the same person");
        }
        Ruling.Action action =
                switch (fact.getAction()) {
                    case UNLINK -> Ruling.Action.UNLINK;
                    case LINK_ANYWAY -> Ruling.Action.LINK_ANYWAY;
                    case KEEP -> Ruling.Action.KEEP;
                    case UNKNOWN -> throw new UnreadableFact("an action that this version does not know");
                };
        return new Fact.OpsRuled(
                account(fact.getPortal(), fact.getAccountId()),
                new Ruling(action, evidence(fact.getEventId(), fact.getOccurredAt())),
                fact.getRequestedBy());
    }

    private static AssuranceLevel assuranceLevel(vn.lienket.facts.AssuranceLevel level) {
        return switch (level) {
            case LEVEL_1 -> AssuranceLevel.LEVEL_1;
            case LEVEL_2 -> AssuranceLevel.LEVEL_2;
            case UNKNOWN -> throw new UnreadableFact("an assuranceLevel that this version does not know");
        };
    }

    static AccountType accountType(vn.lienket.facts.AccountType type) {
        return switch (type) {
            case CITIZEN -> AccountType.CITIZEN;
            case OFFICIAL -> AccountType.OFFICIAL;
            case ORGANISATION -> AccountType.ORGANISATION;
            case PORTAL_ADMIN -> AccountType.PORTAL_ADMIN;
            case POST -> AccountType.POST;
            case UNKNOWN -> throw new UnreadableFact("an accountType that this version does not know");
        };
    }

    /** Under another key the fact would be decided beside what is known of its citizen. */
    private static void requireOwnKey(Record<byte[], byte[]> record, String citizenRef) {
        if (!FactReader.key(record.key()).equals(filled("citizenRef", citizenRef))) {
            throw new UnreadableFact("the key is not the citizenRef");
        }
    }

    private static PortalAccount account(String portal, String accountId) {
        return new PortalAccount(filled("portal", portal), filled("accountId", accountId));
    }

    private static Evidence evidence(String eventId, Instant occurredAt) {
        return new Evidence(filled("eventId", eventId), occurredAt);
    }

    private static String filled(String field, String text) {
        if (text.isEmpty()) {
            throw new UnreadableFact(field + " is empty");
        }
        return text;
    }

    @Override
    public void close() {
        avro.close();
    }
}
