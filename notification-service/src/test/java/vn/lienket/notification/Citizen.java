package vn.lienket.notification;

import java.time.Instant;
import java.util.UUID;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.ClosureReason;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.RejectionReason;
import vn.lienket.facts.UnlinkReason;

/** A citizen of a test, of whom nothing was heard before, and the facts about that citizen's account. */
record Citizen(AccountKey account, String ref, String email) {

    static final Instant AT = Instant.parse("2024-06-30T07:05:00Z");

    static Citizen at(String portal) {
        String id = UUID.randomUUID().toString().replace("-", "");
        return new Citizen(
                new AccountKey(portal, "tk-" + id.substring(0, 12)),
                "k1." + id.substring(0, 22),
                "nguoi." + id.substring(0, 12) + "@thu.example");
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    CccdUpdated confirmed() {
        return new CccdUpdated(id(), AT, ref, null, account.portal(), account.accountId(), AccountType.CITIZEN, id());
    }

    CccdUpdateRejected rejected(RejectionReason reason) {
        return new CccdUpdateRejected(id(), AT, id(), account.portal(), account.accountId(), reason);
    }

    AccountLinked linked() {
        return linked(AT, false, null);
    }

    AccountLinked linked(Instant at, boolean late, String previousSubject) {
        return new AccountLinked(
                id(),
                at,
                ref,
                account.portal(),
                account.accountId(),
                "vneid-1",
                1L,
                previousSubject,
                late,
                "1",
                id(),
                id());
    }

    AccountUnlinked unlinked(UnlinkReason reason) {
        return new AccountUnlinked(id(), AT, ref, account.portal(), account.accountId(), "vneid-1", 2L, reason, null);
    }

    LinkRefused refused(RefusalReason reason) {
        return new LinkRefused(id(), AT, ref, account.portal(), account.accountId(), reason, "1", id(), id());
    }

    LinkCommand decided(LinkAction action) {
        return new LinkCommand(
                id(), AT, id(), ref, account.portal(), account.accountId(), action, "xem xét", "lan", "minh");
    }

    AccountClosed closed(ClosureReason reason) {
        return new AccountClosed(id(), AT, account.portal(), account.accountId(), reason);
    }
}
