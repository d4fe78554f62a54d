package vn.lienket.account;

import java.util.UUID;

public record CccdRejected(UUID eventId, AccountId account, UUID requestId, String reason) implements Fact {

    @Override
    public Progress applyTo(Progress before) {
        return before.with(before.check().reject(requestId, reason));
    }
}
