package vn.lienket.linking;

import java.util.Optional;

/**
 * A portal account of a citizen, confirmed by the population database.
 *
 * @param sequence number of linked and unlinked facts so far, at whichever citizen; survives both
 * @param ruling the newest decision of ops on it
 * @param awaited the correction of the number that brought it here, until the former citizen has let go of it
 */
public record Account(
        PortalAccount id,
        Confirmation confirmation,
        Standing standing,
        long sequence,
        Optional<Ruling> ruling,
        Optional<Evidence> awaited) {

    static Account confirmed(PortalAccount id, Confirmation confirmation, long sequence) {
        return new Account(id, confirmation, Standing.WAITING, sequence, Optional.empty(), Optional.empty());
    }

    public Optional<Standing.Linked> link() {
        return standing.fold(Optional::empty, Optional::of, refused -> Optional.empty());
    }

    public Optional<RefusalReason> refusal() {
        return standing.fold(Optional::empty, linked -> Optional.empty(), refused -> Optional.of(refused.reason()));
    }

    boolean staysApart() {
        return isRuled(Ruling.Action.UNLINK);
    }

    boolean linksAnyway() {
        return isRuled(Ruling.Action.LINK_ANYWAY);
    }

    /** Also after an UNLINK: which other account takes its place is for ops to say. */
    boolean holdsThePlaceAt(String portal) {
        return id.portal().equals(portal) && (link().isPresent() || staysApart());
    }

    private boolean isRuled(Ruling.Action action) {
        return ruling.filter(ruled -> ruled.action() == action).isPresent();
    }

    Account with(Confirmation newConfirmation) {
        return new Account(id, newConfirmation, standing, sequence, ruling, awaited);
    }

    Account with(Standing newStanding) {
        return new Account(id, confirmation, newStanding, sequence, ruling, awaited);
    }

    Account with(Ruling newRuling) {
        return new Account(id, confirmation, standing, sequence, Optional.of(newRuling), awaited);
    }

    Account withSequence(long newSequence) {
        return new Account(id, confirmation, standing, newSequence, ruling, awaited);
    }

    Account awaiting(Optional<Evidence> correction) {
        return new Account(id, confirmation, standing, sequence, ruling, correction);
    }
}
