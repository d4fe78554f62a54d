package vn.lienket.platform.invariants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.ClosureReason;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.VneidLogin;

/** What could have been said, written down fact by fact. */
final class History {

    static final Instant CUTOFF = Instant.parse("2026-07-01T00:00:00Z");
    static final Instant BEFORE = CUTOFF.minusSeconds(3600);
    static final Instant AFTER = CUTOFF.plusSeconds(3600);

    private final List<Told<CccdUpdateRequested>> requested = new ArrayList<>();
    private final List<Told<CccdUpdated>> updated = new ArrayList<>();
    private final List<Told<CccdUpdateRejected>> rejected = new ArrayList<>();
    private final List<Told<VneidLogin>> logins = new ArrayList<>();
    private final List<Told<AccountLinked>> linked = new ArrayList<>();
    private final List<Told<AccountUnlinked>> unlinked = new ArrayList<>();
    private final List<Told<LinkRefused>> refused = new ArrayList<>();
    private final List<Told<LinkCommand>> commands = new ArrayList<>();
    private final List<Told<CutoffScheduled>> scheduled = new ArrayList<>();
    private final List<Told<CutoffReached>> reached = new ArrayList<>();
    private final List<Told<AccountClosed>> closed = new ArrayList<>();
    private final Map<String, AccountLinked> snapshot = new HashMap<>();

    /** A history in which the citizen "hoa" was linked at dvcqg as she should be. */
    static History good() {
        return new History()
                .cutoffOf("CITIZEN")
                .confirmed("hoa", "DVC1", BEFORE)
                .login("hoa", AssuranceLevel.LEVEL_2, BEFORE)
                .linked("hoa", "DVC1", 1);
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
        scheduled.add(new Told<>(entry, BEFORE, "cutoff-scheduled-0@0"));
        return this;
    }

    History confirmed(String citizen, String account, Instant at) {
        requested.add(new Told<>(
                CccdUpdateRequested.newBuilder()
                        .setEventId("asked " + account)
                        .setOccurredAt(at)
                        .setRequestId("request " + account)
                        .setPortal("dvcqg")
                        .setAccountId(account)
                        .setAccountType(AccountType.CITIZEN)
                        .setSealedClaim(java.nio.ByteBuffer.allocate(0))
                        .build(),
                at,
                "cccd-update-requested-0@" + requested.size()));
        return confirmedUnasked(citizen, account, at);
    }

    History confirmedUnasked(String citizen, String account, Instant at) {
        updated.add(new Told<>(
                CccdUpdated.newBuilder()
                        .setEventId("confirmed " + account)
                        .setOccurredAt(at)
                        .setCitizenRef(citizen)
                        .setPortal("dvcqg")
                        .setAccountId(account)
                        .setAccountType(AccountType.CITIZEN)
                        .setRequestId("request " + account)
                        .build(),
                at,
                "cccd-updated-0@" + updated.size()));
        return this;
    }

    History login(String citizen, AssuranceLevel level, Instant at) {
        logins.add(new Told<>(
                VneidLogin.newBuilder()
                        .setEventId("login " + citizen)
                        .setOccurredAt(at)
                        .setCitizenRef(citizen)
                        .setVneidSubject("subject of " + citizen)
                        .setAssuranceLevel(level)
                        .setPortal("dvcqg")
                        .build(),
                at,
                "vneid-login-0@" + logins.size()));
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
        linked.add(new Told<>(link, BEFORE, "account-linked-0@" + linked.size()));
        snapshot.put("dvcqg/" + account, link);
        return this;
    }

    History refused(String citizen, String account, RefusalReason reason) {
        refused.add(new Told<>(
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
                BEFORE,
                "link-refused-0@" + refused.size()));
        return this;
    }

    History closed(String account) {
        closed.add(new Told<>(
                AccountClosed.newBuilder()
                        .setEventId("closed " + account)
                        .setOccurredAt(AFTER)
                        .setPortal("dvcqg")
                        .setAccountId(account)
                        .setReason(ClosureReason.CUTOFF)
                        .build(),
                AFTER,
                "account-closed-0@" + closed.size()));
        return this;
    }

    History reached(long linkedCount, long closedCount) {
        reached.add(new Told<>(
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
                AFTER,
                "cutoff-reached-0@0"));
        return this;
    }

    History withoutSnapshot() {
        snapshot.clear();
        return this;
    }

    Facts facts() {
        return new Facts(
                requested, updated, rejected, logins, linked, unlinked, refused, commands, scheduled, reached, closed,
                snapshot);
    }
}
