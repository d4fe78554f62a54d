package vn.lienket.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What each subscription was told and what it acknowledged. */
public interface Ledger {

    /** @param portal, accountId both or none; @param state null for any */
    record Question(UUID subscription, CallState state, String portal, String accountId, long after, int limit) {}

    /** @param answer of the last try, null before the first */
    record Entry(
            long number,
            UUID eventId,
            String type,
            String portal,
            CallState state,
            int attempts,
            Instant recordedAt,
            Instant nextAttemptAt,
            Instant settledAt,
            String answer) {}

    /** In the order in which they are told. */
    List<Entry> entries(Question question);

    Map<CallState, Long> counts(UUID subscription);

    /** @param since when it was recorded here; @param account one account's only */
    record Replay(Optional<Instant> since, Optional<AccountKey> account) {}

    /** Makes calls anew, also of what was announced before the subscription was there. @return how many */
    int replay(Subscription subscription, Replay replay);
}
