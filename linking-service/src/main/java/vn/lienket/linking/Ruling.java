package vn.lienket.linking;

/** What ops last decided on an account, by which command. */
public record Ruling(Action action, Evidence command) {

    public enum Action {
        /** The link is withdrawn and the account stays apart, whatever else is told of it. */
        UNLINK,
        /** It links although the citizen has another account at the portal. */
        LINK_ANYWAY,
        /** The citizen's first account at the portal is the one that counts. */
        KEEP
    }

    /** Commands are ordered by their time, so that one that repeats or comes late does not undo a newer one. */
    boolean isReplacedBy(Ruling told) {
        if (told.action == Action.KEEP && action == Action.UNLINK) {
            return false;
        }
        int byTime = told.command.at().compareTo(command.at());
        return byTime > 0 || byTime == 0 && told.command.eventId().compareTo(command.eventId()) > 0;
    }
}
