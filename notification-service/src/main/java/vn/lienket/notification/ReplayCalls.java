package vn.lienket.notification;

/** Tells a system downstream again what it asks for. */
public final class ReplayCalls {

    private final Ledger ledger;
    private final Bell bell;

    public ReplayCalls(Ledger ledger, Bell bell) {
        this.ledger = ledger;
        this.bell = bell;
    }

    public int replay(Subscription subscription, Ledger.Replay replay) {
        int calls = ledger.replay(subscription, replay);
        bell.ring();
        return calls;
    }
}
