package vn.lienket.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That everything personal about a citizen be forgotten: asked by one person, approved by another.
 *
 * @param asked the account that was named
 * @param accounts all that were erased with it: those whose CCCD was confirmed as the same citizen's, at any portal
 * @param reason nothing personal
 * @param provedAt when every place was found empty; null before
 */
public record Erasure(
        UUID id,
        AccountId asked,
        List<AccountId> accounts,
        String reason,
        LinkDecision.Step requested,
        LinkDecision.Verdict verdict,
        Instant provedAt) {

    boolean isOpen() {
        return verdict.status() == LinkDecision.Status.PROPOSED;
    }
}
