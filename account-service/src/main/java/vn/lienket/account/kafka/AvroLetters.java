package vn.lienket.account.kafka;

import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienket.account.Account;
import vn.lienket.account.Announcement;
import vn.lienket.account.CccdCheck;
import vn.lienket.account.CutoffTerms;
import vn.lienket.account.Holder;
import vn.lienket.account.Letter;
import vn.lienket.account.Letters;
import vn.lienket.account.LinkDecision;
import vn.lienket.account.Pseudonyms;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountContactChanged;
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

/** Announcements as Avro facts: Avro's single-object encoding, which names the schema by fingerprint, so no registry is needed to accept one. */
@Component
final class AvroLetters implements Letters, Announcement.Listener<Letter> {

    private final Topics topics;
    private final Pseudonyms pseudonyms;
    private final SealedFields sealed;

    AvroLetters(Topics topics, Pseudonyms pseudonyms, Secrets secrets) {
        this.topics = topics;
        this.pseudonyms = pseudonyms;
        this.sealed = new SealedFields(secrets);
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
        return FactLetter.of(
                topics.cccdUpdateRequested(),
                key,
                new CccdUpdateRequested(
                        FactLetter.id(topics.cccdUpdateRequested(), requestId),
                        asked.request().requestedAt(),
                        requestId,
                        account.id().portal(),
                        account.id().number(),
                        FactLetter.type(account.type()),
                        sealed.claim(account.personal().claim(), key)));
    }

    /** The same id whenever the same file says so again. */
    @Override
    public Letter cccdConfirmedBefore(Announcement.CccdConfirmedBefore confirmed) {
        Account account = confirmed.account();
        CccdCheck check = account.progress().check();
        return FactLetter.of(
                topics.cccdUpdated(),
                check.citizenRef(),
                CccdUpdated.newBuilder()
                        .setEventId(FactLetter.id(
                                topics.cccdUpdated(),
                                account.id().key(),
                                check.citizenRef(),
                                check.confirmedAt().toString()))
                        .setOccurredAt(check.confirmedAt())
                        .setCitizenRef(check.citizenRef())
                        .setPortal(account.id().portal())
                        .setAccountId(account.id().number())
                        .setAccountType(FactLetter.type(account.type()))
                        .setRequestId(check.request().id().toString())
                        .build());
    }

    /** Also told when there is no address at all, so that notification-service knows that there is none. */
    @Override
    public Letter contactChanged(Announcement.ContactChanged changed) {
        Account account = changed.account();
        Holder holder = account.personal().holder();
        String key = account.id().key();
        return FactLetter.of(
                topics.accountContactChanged(),
                key,
                new AccountContactChanged(
                        UUID.randomUUID().toString(),
                        changed.at(),
                        account.id().portal(),
                        account.id().number(),
                        sealed.contact(holder, key),
                        Language.valueOf(holder.contact().language().name()),
                        FactLetter.type(account.type())));
    }

    @Override
    public Letter accountClosed(Announcement.AccountClosed closed) {
        String key = closed.account().key();
        return FactLetter.of(
                topics.accountClosed(),
                key,
                AccountClosed.newBuilder()
                        .setEventId(FactLetter.id(topics.accountClosed(), key, Long.toString(closed.calendarVersion())))
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
        return FactLetter.of(
                topics.cutoffScheduled(),
                key,
                CutoffScheduled.newBuilder()
                        .setEventId(FactLetter.id(
                                topics.cutoffScheduled(),
                                key,
                                Long.toString(scheduled.cutoff().version())))
                        .setOccurredAt(scheduled.at())
                        .setPortal(scheduled.cutoff().key().portal())
                        .setAccountType(FactLetter.type(scheduled.cutoff().key().type()))
                        .setCutoffAt(terms.cutoffAt())
                        .setGraceUntil(terms.graceUntil())
                        .setExempt(terms.exempt())
                        .setCalendarVersion(scheduled.cutoff().version())
                        .build());
    }

    @Override
    public Letter cutoffReached(Announcement.CutoffReached reached) {
        String key = reached.cutoff().key().key();
        return FactLetter.of(
                topics.cutoffReached(),
                key,
                CutoffReached.newBuilder()
                        .setEventId(FactLetter.id(
                                topics.cutoffReached(),
                                key,
                                Long.toString(reached.cutoff().version())))
                        .setOccurredAt(reached.at())
                        .setPortal(reached.cutoff().key().portal())
                        .setAccountType(FactLetter.type(reached.cutoff().key().type()))
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
        return FactLetter.of(
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
        return FactLetter.of(
                topics.linkCommand(),
                decided.citizenRef(),
                LinkCommand.newBuilder()
                        .setEventId(FactLetter.id(topics.linkCommand(), commandId))
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
        return FactLetter.of(
                topics.auditSealed(),
                KafkaSealedHeads.key(sealed.day()),
                AuditSealed.newBuilder()
                        .setEventId(FactLetter.id(topics.auditSealed(), Long.toString(sealed.number()), hash))
                        .setOccurredAt(sealed.at())
                        .setService(KafkaSealedHeads.SERVICE)
                        .setDay(sealed.day().toString())
                        .setNumber(sealed.number())
                        .setHash(hash)
                        .build());
    }

    @Override
    public Letter contactErased(Announcement.ContactErased erased) {
        return FactLetter.tombstone(
                topics.accountContactChanged(), erased.account().key());
    }
}
