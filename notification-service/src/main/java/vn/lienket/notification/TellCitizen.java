package vn.lienket.notification;

import java.util.List;

/** Turns what happened to an account into a notice for its citizen. */
public final class TellCitizen {

    private final Notices notices;
    private final Bell bell;

    public TellCitizen(Notices notices, Bell bell) {
        this.notices = notices;
        this.bell = bell;
    }

    /** Safe to repeat: a fact gives one notice, however often it comes. */
    public void tell(List<AccountFact> facts) {
        notices.add(facts);
        bell.ring();
    }
}
