package vn.lienket.platform.invariants;

import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.ClosureReason;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.VneidLogin;

/** What could have been said, written down fact by fact. */
final class History {

    static final Instant CUTOFF = Instant.parse("2026-07-01T00:00:00Z");
    static final Instant BEFORE = CUTOFF.minusSeconds(3600);
    static final Instant AFTER = CUTOFF.plusSeconds(3600);

    private final Facts facts = new Facts();
    private int next;

    /** A history in which the citizen "hoa" was linked at dvcqg as she should be. */
    static History good() {
        return new History()
                .cutoffOf("CITIZEN")
                .confirmed("hoa", "DVC1", BEFORE)
                .login("hoa", AssuranceLevel.LEVEL_2, BEFORE)
                .linked("hoa", "DVC1", 1);
    }

    History exempted(String accountType, Instant at) {
        told(
                CutoffScheduled.newBuilder()
                        .setEventId("exempted")
                        .setOccurredAt(at)
                        .setPortal("dvcqg")
                        .setAccountType(AccountType.valueOf(accountType))
                        .setExempt(true)
                        .setCalendarVersion(2)
                        .build(),
                at);
        return this;
    }

    /** The identity was issued anew: another subject, and the account is linked to it again. */
    History reissued(String citizen, String account, Instant at) {
        told(
                VneidLogin.newBuilder()
                        .setEventId("new login " + citizen)
                        .setOccurredAt(at)
                        .setCitizenRef(citizen)
                        .setVneidSubject("new subject of " + citizen)
                        .setAssuranceLevel(AssuranceLevel.LEVEL_2)
                        .setPortal("dvcqg")
                        .build(),
                at);
        AccountLinked link = AccountLinked.newBuilder()
                .setEventId("linked " + account + " again")
                .setOccurredAt(at)
                .setCitizenRef(citizen)
                .setPortal("dvcqg")
                .setAccountId(account)
                .setVneidSubject("new subject of " + citizen)
                .setPreviousSubject("subject of " + citizen)
                .setSequence(2)
                .setLate(false)
                .setRuleVersion("1")
                .setCccdUpdatedEventId("confirmed " + account)
                .setVneidLoginEventId("new login " + citizen)
                .build();
        told(link, at);
        facts.snapshot("dvcqg/" + account, link);
        return this;
    }

    History cutoffOf(String accountType) {
        CutoffScheduled entry = CutoffScheduled.newBuilder()
                .setEventId("cutoff")
                .setOccurredAt(BEFORE)
                .setPortal("dvcqg")
                .setAccountType(AccountType.valueOf(accountType))
                .setCutoffAt(CUTOFF)
                .setExempt(false)
                .setCalendarVersion(1)
                .build();
        told(entry, BEFORE);
        return this;
    }

    History confirmed(String citizen, String account, Instant at) {
        told(
                CccdUpdateRequested.newBuilder()
                        .setEventId("asked " + account)
                        .setOccurredAt(at)
                        .setRequestId("request " + account)
                        .setPortal("dvcqg")
                        .setAccountId(account)
                        .setAccountType(AccountType.CITIZEN)
                        .setSealedClaim(java.nio.ByteBuffer.allocate(0))
                        .build(),
                at);
        return confirmedUnasked(citizen, account, at);
    }

    History confirmedUnasked(String citizen, String account, Instant at) {
        told(
                CccdUpdated.newBuilder()
                        .setEventId("confirmed " + account)
                        .setOccurredAt(at)
                        .setCitizenRef(citizen)
                        .setPortal("dvcqg")
                        .setAccountId(account)
                        .setAccountType(AccountType.CITIZEN)
                        .setRequestId("request " + account)
                        .build(),
                at);
        return this;
    }

    History login(String citizen, AssuranceLevel level, Instant at) {
        told(
                VneidLogin.newBuilder()
                        .setEventId("login " + citizen)
                        .setOccurredAt(at)
                        .setCitizenRef(citizen)
                        .setVneidSubject("subject of " + citizen)
                        .setAssuranceLevel(level)
                        .setPortal("dvcqg")
                        .build(),
                at);
        return this;
    }

    History linked(String citizen, String account, long sequence) {
        AccountLinked link = AccountLinked.newBuilder()
                .setEventId("linked " + account + " " + sequence)
                .setOccurredAt(BEFORE)
                .setCitizenRef(citizen)
                .setPortal("dvcqg")
                .setAccountId(account)
                .setVneidSubject("subject of " + citizen)
                .setSequence(sequence)
                .setLate(false)
                .setRuleVersion("1")
                .setCccdUpdatedEventId("confirmed " + account)
                .setVneidLoginEventId("login " + citizen)
                .build();
        told(link, BEFORE);
        facts.snapshot("dvcqg/" + account, link);
        return this;
    }

    History refused(String citizen, String account, RefusalReason reason) {
        told(
                LinkRefused.newBuilder()
                        .setEventId("refused " + account)
                        .setOccurredAt(BEFORE)
                        .setCitizenRef(citizen)
                        .setPortal("dvcqg")
                        .setAccountId(account)
                        .setReason(reason)
                        .setRuleVersion("1")
                        .setCccdUpdatedEventId("confirmed " + account)
                        .setVneidLoginEventId("login " + citizen)
                        .build(),
                BEFORE);
        return this;
    }

    History closed(String account) {
        told(
                AccountClosed.newBuilder()
                        .setEventId("closed " + account)
                        .setOccurredAt(AFTER)
                        .setPortal("dvcqg")
                        .setAccountId(account)
                        .setReason(ClosureReason.CUTOFF)
                        .build(),
                AFTER);
        return this;
    }

    History reached(long linkedCount, long closedCount) {
        told(
                CutoffReached.newBuilder()
                        .setEventId("reached")
                        .setOccurredAt(AFTER)
                        .setPortal("dvcqg")
                        .setAccountType(AccountType.CITIZEN)
                        .setCutoffAt(CUTOFF)
                        .setCalendarVersion(1)
                        .setLinked(linkedCount)
                        .setClosed(closedCount)
                        .setConflicts(0)
                        .setExempt(0)
                        .build(),
                AFTER);
        return this;
    }

    History withoutSnapshot() {
        List.copyOf(facts.linkedAccounts().keySet()).forEach(account -> facts.snapshot(account, null));
        return this;
    }

    private void told(SpecificRecord fact, Instant at) {
        facts.add(new Told<>(fact, at, fact.getSchema().getName() + "@" + next++));
    }

    Facts facts() {
        return facts;
    }
}
