package vn.lienket.notification;

import java.time.Instant;
import java.util.UUID;
import vn.lienket.facts.AccountLinked;

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

    AccountLinked linked() {
        return linked(false, null);
    }

    AccountLinked linked(boolean late, String previousSubject) {
        return new AccountLinked(
                id(),
                AT,
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
}
