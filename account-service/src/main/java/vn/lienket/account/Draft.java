package vn.lienket.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An account as a portal's file states it.
 *
 * @param line in the file, 1 for the header
 * @param confirmedAt when the population database confirmed the CCCD, as is known from before; or null
 */
public record Draft(long line, AccountId id, AccountType type, Holder holder, Instant confirmedAt) {

    public CutoffKey cutoffKey() {
        return new CutoffKey(id.portal(), type);
    }

    /** An imported CCCD is a claim like any other until the population database confirmed it, unless the portal says that it has already. */
    public Outcome<RowResult> register(boolean exempt, Pseudonyms pseudonyms, Instant at) {
        Account account = new Account(id, type, new Personal(holder, null), Progress.start(exempt));
        List<Announcement> announcements = new ArrayList<>();
        announcements.add(new Announcement.ContactChanged(account, at));
        Optional<CccdClaim> claim = holder.person().claim().filter(stated -> !exempt);
        return claim.filter(stated -> confirmedAt != null)
                .map(stated -> confirmed(stated, account, pseudonyms, announcements))
                .orElseGet(() -> asking(claim, account, announcements, at))
                .answering(RowResult.imported());
    }

    /**
     * Compared with the portal's last file, not with what the citizen stated since: the same file again must not undo a citizen's own correction.
     */
    public Outcome<RowResult> update(Account known, Pseudonyms pseudonyms, Instant at) {
        if (known.isErased()) {
            return Outcome.unchanged(known, RowResult.refused(RowRefusal.ERASED));
        }
        if (known.type() != type) {
            return Outcome.unchanged(known, RowResult.refused(RowRefusal.TYPE_CHANGED));
        }
        Holder before = known.personal().holder();
        CccdCheck check = known.progress().check();
        boolean confirms = confirmedAt != null
                && !check.isConfirmed()
                && !known.progress().closure().exempt();
        if (holder.equals(before) && !confirms) {
            return Outcome.unchanged(known, RowResult.unchanged());
        }
        Optional<CccdClaim> claim = holder.person()
                .claim()
                .filter(stated -> confirms
                        || before.person().claim().filter(stated::equals).isEmpty());
        if (check.isConfirmed()
                && claim.filter(stated -> !pseudonyms.of(stated.cccd()).equals(check.citizenRef()))
                        .isPresent()) {
            return Outcome.unchanged(known, RowResult.refused(RowRefusal.OTHER_CCCD_CONFIRMED));
        }
        if (claim.filter(stated -> known.isCheckedForAnother(stated.cccd())).isPresent()) {
            return Outcome.unchanged(known, RowResult.refused(RowRefusal.OTHER_CCCD_BEING_CHECKED));
        }
        List<Announcement> announcements = new ArrayList<>();
        Account account = known.heldBy(holder);
        if (!holder.isReachedLike(before)) {
            announcements.add(new Announcement.ContactChanged(account, at));
        }
        return claim.filter(stated -> confirms)
                .map(stated -> confirmed(stated, account, pseudonyms, announcements))
                .orElseGet(() -> asking(claim.filter(stated -> isNews(stated, known)), account, announcements, at))
                .answering(RowResult.updated());
    }

    /** The file has named the account before. */
    public Outcome<RowResult> repeat(Account known) {
        return Outcome.unchanged(known, RowResult.refused(RowRefusal.DUPLICATE_IN_FILE));
    }

    private Outcome<Void> confirmed(
            CccdClaim claim, Account account, Pseudonyms pseudonyms, List<Announcement> announcements) {
        Account confirmed = account.confirmedBefore(claim, pseudonyms.of(claim.cccd()), confirmedAt);
        announcements.add(new Announcement.CccdConfirmedBefore(confirmed));
        return new Outcome<>(confirmed, announcements, null);
    }

    private static boolean isNews(CccdClaim stated, Account known) {
        return !known.progress().check().isConfirmed()
                && !known.progress().closure().exempt()
                && !known.states(stated);
    }

    private static Outcome<Void> asking(
            Optional<CccdClaim> claim, Account account, List<Announcement> announcements, Instant at) {
        if (claim.isEmpty()) {
            return new Outcome<>(account, announcements, null);
        }
        Account asking = account.asks(claim.get(), at);
        announcements.add(asking.cccdCheckAsked());
        return new Outcome<>(asking, announcements, null);
    }
}
