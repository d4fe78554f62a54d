package vn.lienket.account;

import java.util.List;

/**
 * What a portal does with a login to a legacy account.
 *
 * @param choices the buttons below the notice; empty when there is nothing to choose
 */
public record LoginDecision(boolean allowed, Action action, AccountState state, Notice notice, List<Choice> choices) {

    public enum Action {
        NONE,
        UPDATE_CCCD,
        LOGIN_WITH_VNEID,
        USE_VNEID
    }

    public record Notice(Text title, Text message) {}

    public enum Choice {
        SKIP,
        UPDATE_CCCD,
        LOGIN_WITH_VNEID;

        public Text label() {
            return Wording.text("choice." + name());
        }
    }

    public boolean skippable() {
        return choices.contains(Choice.SKIP);
    }
}
