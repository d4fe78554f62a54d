package vn.lienket.account;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What a cutoff would do, as things are. What is exempt by the calendar plays no part. */
public interface Outlook {

    /** Accounts that would be closed now, counted. */
    List<Group> wouldClose(Scope scope);

    /** The same accounts one by one, in memory that does not grow with them. */
    void eachThatWouldClose(Scope scope, Consumer<Affected> each);

    /** @param since links count whose effective time is not before it */
    Pace pace(Scope scope, Instant since);

    /** @param portal or null for all; @param type or null for all */
    record Scope(String portal, AccountType type) {}

    /** @param place first three digits of the CCCD that was stated; null when none was */
    record Group(AccountType type, AccountState state, String place, long accounts) {}

    record Affected(AccountId id, AccountType type, AccountState state, String place) {}

    /** @param linkedLately those of the linked that became so since the time asked about */
    record Pace(long accounts, long linked, long linkedLately) {}

    /** What else would change if the cutoff were at that instant. */
    Moved moved(Scope scope, Instant cutoffAt, Instant now);

    /**
     * @param wouldReopen closed now; to be linked they would have until the new cutoff
     * @param linkedAfter linked, but only after that instant; bringing the cutoff forward takes no link away
     */
    record Moved(long wouldReopen, long linkedAfter) {}
}
