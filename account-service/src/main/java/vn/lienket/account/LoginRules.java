package vn.lienket.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.lienket.account.LoginDecision.Action;
import vn.lienket.account.LoginDecision.Choice;
import vn.lienket.account.LoginDecision.Notice;

/**
 * The table of what happens at a legacy login. It asks the calendar, not whether the account was closed already: the law counts the instant of the cutoff,
 * not the end of our job. In the grace period the login is refused too, but what can still be done for a link is offered.
 */
public final class LoginRules {

    private LoginRules() {}

    public static LoginDecision decide(AtLogin account, Instant now) {
        CutoffTerms terms = account.terms();
        Map<String, Text> variables = variables(account);
        CutoffTerms.Phase phase = terms.phaseAt(now);
        return switch (account.progress().standing(terms.exempt())) {
            case EXEMPT -> decision(account, true, Action.NONE, notice("exempt", variables));
            case LINKED -> linked(account, phase, variables);
            case IN_CONFLICT -> conflict(account, phase, variables);
            case CONFIRMED -> toDo(account, Action.LOGIN_WITH_VNEID, Choice.LOGIN_WITH_VNEID, phase, variables);
            case UNCONFIRMED -> toDo(account, Action.UPDATE_CCCD, Choice.UPDATE_CCCD, phase, variables);
        };
    }

    private static LoginDecision toDo(
            AtLogin account, Action action, Choice choice, CutoffTerms.Phase phase, Map<String, Text> variables) {
        String page = action == Action.UPDATE_CCCD ? unconfirmed(account) : "confirmed";
        return switch (phase) {
            case BEFORE ->
                decision(account, true, action, notice(dated(page, variables), variables), Choice.SKIP, choice);
            case GRACE -> decision(account, false, action, notice(page + ".grace", variables), choice);
            case AFTER -> decision(account, false, Action.USE_VNEID, notice("closed", variables));
        };
    }

    private static LoginDecision linked(AtLogin account, CutoffTerms.Phase phase, Map<String, Text> variables) {
        boolean before = phase == CutoffTerms.Phase.BEFORE;
        return decision(account, before, Action.USE_VNEID, notice(before ? "linked" : "linked.after", variables));
    }

    private static LoginDecision conflict(AtLogin account, CutoffTerms.Phase phase, Map<String, Text> variables) {
        boolean before = phase == CutoffTerms.Phase.BEFORE;
        return decision(
                account,
                before,
                before ? Action.NONE : Action.USE_VNEID,
                notice(before ? "conflict" : "conflict.after", variables));
    }

    /** A citizen who has just stated a number is told that it is being checked, and may state another. */
    private static String unconfirmed(AtLogin account) {
        return account.progress().check().isPending() ? "pending" : "unconfirmed";
    }

    /** The announcement's sentences name the date; while none is set there are others. */
    private static String dated(String page, Map<String, Text> variables) {
        return variables.containsKey("date") ? page : page + ".undated";
    }

    private static Notice notice(String page, Map<String, Text> variables) {
        return new Notice(
                Wording.text("login." + page + ".title", variables),
                Wording.text("login." + page + ".message", variables));
    }

    private static LoginDecision decision(
            AtLogin account, boolean allowed, Action action, Notice notice, Choice... choices) {
        return new LoginDecision(allowed, action, account.state(), notice, List.of(choices));
    }

    private static Map<String, Text> variables(AtLogin account) {
        CutoffTerms terms = account.terms();
        Text portal = Wording.portal(account.id().portal());
        if (terms.cutoffAt() == null) {
            return Map.of("portal", portal);
        }
        Instant end = terms.graceUntil() == null ? terms.cutoffAt() : terms.graceUntil();
        return Map.of("portal", portal, "date", Wording.date(terms.cutoffAt()), "end", Wording.date(end));
    }
}
