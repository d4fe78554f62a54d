package vn.lienket.account;

import java.util.EnumMap;
import java.util.Map;

/** Accounts by state, all taken at the same instant; a state without accounts counts 0. */
public record Counts(Map<AccountState, Long> byState) {

    public Counts {
        Map<AccountState, Long> all = new EnumMap<>(AccountState.class);
        for (AccountState state : AccountState.values()) {
            all.put(state, byState.getOrDefault(state, 0L));
        }
        byState = all;
    }

    public long of(AccountState state) {
        return byState.get(state);
    }

    public long total() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
    }
}
