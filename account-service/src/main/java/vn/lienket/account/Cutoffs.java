package vn.lienket.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The cutoff calendar. A portal is known from its first account or its first change; the shipped defaults are then its version 1. */
public interface Cutoffs {

    /** The shipped default for a portal that is not known. */
    Cutoff of(CutoffKey key);

    List<Cutoff> all();

    /** Makes portals known. */
    void know(Set<String> portals, Instant at);

    /** The same terms again are no change. Announces what changed. */
    Cutoff set(CutoffKey key, Change change, Instant at);

    /** Announces all as they are, for readers whose topic was lost. */
    void announceAll();

    /** Those whose accounts are not all where the calendar wants them, or whose end was not announced yet. */
    List<Cutoff> unsettled(Instant now);

    /** Announces, once a version, that the cutoff was reached; does nothing while accounts are left to close. */
    void reached(Cutoff cutoff, Instant at);

    boolean isReached(Cutoff cutoff);

    /** All versions, the newest first. */
    List<Version> history(CutoffKey key);

    /** @param reachedAt when all accounts were settled by it, or null */
    record Version(Cutoff cutoff, Change change, Instant decidedAt, Instant reachedAt) {}

    /**
     * @param requestedBy who stands for it
     * @param approvedBy the second person, where one was needed; else null
     */
    record Change(CutoffTerms terms, String reason, String requestedBy, String approvedBy) {}
}
