package vn.lienket.account;

import java.time.Instant;
import java.util.UUID;

/**
 * A change of the calendar that waits for a second person.
 *
 * @param version that it is to change; when the calendar has another by then, it no longer says what was meant
 */
public record CutoffProposal(UUID id, CutoffKey key, long version, Cutoffs.Change change, Instant requestedAt) {}
