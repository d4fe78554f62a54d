package vn.lienket.registry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this instance remembers of the accounts whose claims were not confirmed. May be told the same attempt twice. */
public final class FailedAttempts {

    private record Attempt(String requestId, Instant at) {}

    private final AttemptLimit limit;
    private final Clock clock;
    private final Map<String, List<Attempt>> byAccount = new ConcurrentHashMap<>();
    private volatile int forgetAbove = 10_000;

    public FailedAttempts(AttemptLimit limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** @param requestId its own earlier failure does not count: a request that is handled again gets the same answer */
    public boolean allow(String account, String requestId) {
        List<Attempt> others = byAccount.getOrDefault(account, List.of()).stream()
                .filter(attempt -> !attempt.requestId().equals(requestId))
                .toList();
        if (others.size() < limit.most()) {
            return true;
        }
        Instant first = others.get(others.size() - limit.most()).at();
        Instant last = others.get(others.size() - 1).at();
        return Duration.between(first, last).compareTo(limit.within()) > 0
                || !clock.instant().isBefore(last.plus(limit.coolDown()));
    }

    public void add(String account, String requestId, Instant at) {
        if (byAccount.size() > forgetAbove) {
            forget();
        }
        byAccount.merge(account, List.of(new Attempt(requestId, at)), this::newest);
    }

    /** One more than the limit, since one of them may be the request's own. */
    private List<Attempt> newest(List<Attempt> known, List<Attempt> more) {
        if (known.stream()
                .anyMatch(attempt -> attempt.requestId().equals(more.get(0).requestId()))) {
            return known;
        }
        List<Attempt> all = new ArrayList<>(known);
        all.addAll(more);
        return List.copyOf(all.subList(Math.max(0, all.size() - limit.most() - 1), all.size()));
    }

    private void forget() {
        Instant old = since();
        byAccount
                .values()
                .removeIf(attempts -> attempts.get(attempts.size() - 1).at().isBefore(old));
        forgetAbove = Math.max(10_000, 2 * byAccount.size());
    }

    int accounts() {
        return byAccount.size();
    }

    /** What failed before no longer matters. */
    public Instant since() {
        return clock.instant().minus(limit.memory());
    }
}
