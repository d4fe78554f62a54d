package vn.lienket.account.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.specific.SpecificRecordBase;
import org.springframework.stereotype.Component;
import vn.lienket.account.Account;
import vn.lienket.account.Announcement;
import vn.lienket.account.CccdCheck;
import vn.lienket.account.CccdClaim;
import vn.lienket.account.CutoffTerms;
import vn.lienket.account.Letter;
import vn.lienket.account.Letters;
import vn.lienket.account.LinkDecision;
import vn.lienket.account.Pseudonyms;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.AuditSealed;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.ClosureReason;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.Language;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.VneidLogin;
import vn.lienket.facts.sealed.Claim;
import vn.lienket.facts.sealed.Contact;
import vn.lienket.schemas.EventId;
import vn.lienket.schemas.Seal;
import vn.lienket.schemas.kafka.FactHeaders;

/** Announcements as Avro facts: Avro's single-object encoding, which names the schema by fingerprint, so no registry is needed to accept one. */
@Component
final class AvroLetters implements Letters, Announcement.Listener<Letter> {

    private static final String SOURCE = "/account-service";
    /** Each computes its schema's fingerprint, which takes longer than the rest of a letter. */
    private static final Map<Class<?>, BinaryMessageEncoder<SpecificRecordBase>> ENCODERS = new ConcurrentHashMap<>();

    private final Topics topics;
    private final Pseudonyms pseudonyms;
    private final Seal claims;
    private final Seal contacts;

    AvroLetters(Topics topics, Pseudonyms pseudonyms, Secrets secrets) {
        this.topics = topics;
        this.pseudonyms = pseudonyms;
        this.claims = Seal.with(secrets.claimKeyset());
        this.contacts = Seal.with(secrets.contactKeyset());
    }

    @Override
    public Letter write(Announcement announcement) {
        return announcement.tell(this);
    }

    @Override
    public Letter cccdCheckAsked(Announcement.CccdCheckAsked asked) {
        Account account = asked.account();
        String requestId = asked.request().id().toString();
        String key = account.id().key();
        return letter(
                topics.cccdUpdateRequested(),
                key,
                new CccdUpdateRequested(
                        id(topics.cccdUpdateRequested(), requestId),
                        asked.request().requestedAt(),
                        requestId,
                        account.id().portal(),
                        account.id().number(),
                        type(account.type()),
                        sealed(claims, claim(account.personal().claim()), key)));
    }

    /** The same id whenever the same file says so again. */
    @Override
    public Letter cccdConfirmedBefore(Announcement.CccdConfirmedBefore confirmed) {
        Account account = confirmed.account();
        CccdCheck check = account.progress().check();
        return letter(
                topics.cccdUpdated(),
                check.citizenRef(),
                CccdUpdated.newBuilder()
                        .setEventId(id(
                                topics.cccdUpdated(),
                                account.id().key(),
                                check.citizenRef(),
                                check.confirmedAt().toString()))
                        .setOccurredAt(check.confirmedAt())
                        .setCitizenRef(check.citizenRef())
                        .setPortal(account.id().portal())
                        .setAccountId(account.id().number())
                        .setAccountType(type(account.type()))
                        .setRequestId(check.request().id().toString())
                        .build());
    }

    private static Claim claim(CccdClaim claim) {
        return new Claim(claim.cccd().digits(), claim.cmnd(), claim.fullName(), claim.dateOfBirth());
    }

    /** Also told when there is no address at all, so that notification-service knows that there is none. */
    @Override
    public Letter contactChanged(Announcement.ContactChanged changed) {
        Account account = changed.account();
        vn.lienket.account.Contact contact = account.personal().holder().contact();
        String key = account.id().key();
        Contact clear = new Contact(
                contact.email(),
                contact.phone(),
                account.personal().holder().person().fullName());
        return letter(
                topics.accountContactChanged(),
                key,
                new AccountContactChanged(
                        UUID.randomUUID().toString(),
                        changed.at(),
                        account.id().portal(),
                        account.id().number(),
                        sealed(contacts, clear, key),
                        Language.valueOf(contact.language().name()),
                        type(account.type())));
    }

    @Override
    public Letter accountClosed(Announcement.AccountClosed closed) {
        String key = closed.account().key();
        return letter(
                topics.accountClosed(),
                key,
                AccountClosed.newBuilder()
                        .setEventId(id(topics.accountClosed(), key, Long.toString(closed.calendarVersion())))
                        .setOccurredAt(closed.at())
                        .setPortal(closed.account().portal())
                        .setAccountId(closed.account().number())
                        .setReason(ClosureReason.CUTOFF)
                        .build());
    }

    @Override
    public Letter cutoffScheduled(Announcement.CutoffScheduled scheduled) {
        String key = scheduled.cutoff().key().key();
        CutoffTerms terms = scheduled.cutoff().terms();
        return letter(
                topics.cutoffScheduled(),
                key,
                CutoffScheduled.newBuilder()
                        .setEventId(id(
                                topics.cutoffScheduled(),
                                key,
                                Long.toString(scheduled.cutoff().version())))
                        .setOccurredAt(scheduled.at())
                        .setPortal(scheduled.cutoff().key().portal())
                        .setAccountType(type(scheduled.cutoff().key().type()))
                        .setCutoffAt(terms.cutoffAt())
                        .setGraceUntil(terms.graceUntil())
                        .setExempt(terms.exempt())
                        .setCalendarVersion(scheduled.cutoff().version())
                        .build());
    }

    @Override
    public Letter cutoffReached(Announcement.CutoffReached reached) {
        String key = reached.cutoff().key().key();
        return letter(
                topics.cutoffReached(),
                key,
                CutoffReached.newBuilder()
                        .setEventId(id(
                                topics.cutoffReached(),
                                key,
                                Long.toString(reached.cutoff().version())))
                        .setOccurredAt(reached.at())
                        .setPortal(reached.cutoff().key().portal())
                        .setAccountType(type(reached.cutoff().key().type()))
                        .setCutoffAt(reached.cutoff().terms().cutoffAt())
                        .setCalendarVersion(reached.cutoff().version())
                        .setLinked(reached.counts().of(vn.lienket.account.AccountState.LINKED))
                        .setClosed(reached.counts().of(vn.lienket.account.AccountState.CLOSED))
                        .setConflicts(reached.counts().of(vn.lienket.account.AccountState.CONFLICT))
                        .setExempt(reached.counts().of(vn.lienket.account.AccountState.EXEMPT))
                        .build());
    }

    @Override
    public Letter vneidLogin(Announcement.VneidLogin login) {
        String citizenRef = pseudonyms.of(login.cccd());
        return letter(
                topics.vneidLogin(),
                citizenRef,
                VneidLogin.newBuilder()
                        .setEventId(login.eventId().toString())
                        .setOccurredAt(login.at())
                        .setCitizenRef(citizenRef)
                        .setVneidSubject(login.identity().vneidSubject())
                        .setAssuranceLevel(
                                AssuranceLevel.valueOf(login.identity().level().name()))
                        .setPortal(login.portal())
                        .build());
    }

    @Override
    public Letter linkDecided(Announcement.LinkDecided decided) {
        LinkDecision decision = decided.decision();
        String commandId = decision.id().toString();
        return letter(
                topics.linkCommand(),
                decided.citizenRef(),
                LinkCommand.newBuilder()
                        .setEventId(id(topics.linkCommand(), commandId))
                        .setOccurredAt(decision.verdict().step().at())
                        .setCommandId(commandId)
                        .setCitizenRef(decided.citizenRef())
                        .setPortal(decision.account().portal())
                        .setAccountId(decision.account().number())
                        .setAction(LinkAction.valueOf(decision.action().name()))
                        .setReason(decision.reason())
                        .setRequestedBy(decision.requested().by())
                        .setApprovedBy(decision.verdict().step().by())
                        .build());
    }

    @Override
    public Letter auditSealed(Announcement.AuditSealed sealed) {
        String hash = HexFormat.of().formatHex(sealed.hash());
        return letter(
                topics.auditSealed(),
                KafkaSealedHeads.key(sealed.day()),
                AuditSealed.newBuilder()
                        .setEventId(id(topics.auditSealed(), Long.toString(sealed.number()), hash))
                        .setOccurredAt(sealed.at())
                        .setService(KafkaSealedHeads.SERVICE)
                        .setDay(sealed.day().toString())
                        .setNumber(sealed.number())
                        .setHash(hash)
                        .build());
    }

    @Override
    public Letter contactErased(Announcement.ContactErased erased) {
        return new Letter(
                topics.accountContactChanged(),
                erased.account().key(),
                PackedHeaders.pack(FactHeaders.TRACEPARENT, TraceParent.current()),
                null);
    }

    private static AccountType type(vn.lienket.account.AccountType type) {
        return AccountType.valueOf(type.name());
    }

    private static String id(String topic, String... inputs) {
        return EventId.derivedFrom(topic, inputs).toString();
    }

    private static ByteBuffer sealed(Seal seal, SpecificRecord clear, String key) {
        return ByteBuffer.wrap(seal.seal(RawAvro.write(clear), key));
    }

    private static Letter letter(String topic, String key, SpecificRecordBase fact) {
        List<String> headers = new ArrayList<>(12);
        FactHeaders.of(fact, SOURCE).forEach((name, value) -> {
            headers.add(name);
            headers.add(value);
        });
        headers.add(FactHeaders.TRACEPARENT);
        headers.add(TraceParent.current());
        return new Letter(topic, key, PackedHeaders.pack(headers.toArray(String[]::new)), payload(fact));
    }

    private static byte[] payload(SpecificRecordBase fact) {
        try {
            ByteBuffer bytes = ENCODERS.computeIfAbsent(
                            fact.getClass(),
                            type -> new BinaryMessageEncoder<>(fact.getSpecificData(), fact.getSchema()))
                    .encode(fact);
            byte[] payload = new byte[bytes.remaining()];
            bytes.get(payload);
            return payload;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
