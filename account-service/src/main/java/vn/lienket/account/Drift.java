package vn.lienket.account;

import java.util.ArrayList;
import java.util.List;

/**
 * One account of which two sides say different things.
 *
 * @param differs what, e.g. {@code SEQUENCE}
 * @param stored what the database has, masked
 * @param told what it should have by the other side, masked
 */
public record Drift(AccountId account, Against against, List<String> differs, String stored, String told) {

    public enum Against {
        SNAPSHOT,
        FACTS,
        /** The stored state is not the one that follows from what is stored of the account. */
        STATE
    }

    /** @param told null when the other side has no link */
    public static Drift ofLink(AccountId account, Against against, Link stored, Link told) {
        return new Drift(account, against, differences(stored, told), masked(stored), masked(told));
    }

    public static Drift ofState(AccountId account, AccountState stored, AccountState derived) {
        return new Drift(account, Against.STATE, List.of("STATE"), stored.name(), derived.name());
    }

    private static List<String> differences(Link stored, Link told) {
        if (stored == null || told == null) {
            return List.of(stored == null ? "NOT_STORED" : "NOT_TOLD");
        }
        List<String> differences = new ArrayList<>();
        note(differences, "VNEID_SUBJECT", stored.vneidSubject(), told.vneidSubject());
        note(differences, "CITIZEN", stored.citizenRef(), told.citizenRef());
        note(differences, "SEQUENCE", stored.sequence(), told.sequence());
        note(differences, "LATE", stored.late(), told.late());
        note(differences, "LINKED_AT", stored.at(), told.at());
        return differences;
    }

    private static void note(List<String> differences, String what, Object one, Object other) {
        if (!one.equals(other)) {
            differences.add(what);
        }
    }

    private static String masked(Link link) {
        if (link == null) {
            return "no link";
        }
        String subject = link.vneidSubject();
        return "sequence " + link.sequence() + ", subject " + subject.substring(0, Math.min(3, subject.length()))
                + "•••, since " + link.at() + (link.late() ? ", late" : "");
    }
}
