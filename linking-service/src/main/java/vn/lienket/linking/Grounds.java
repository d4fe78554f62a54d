package vn.lienket.linking;

import java.time.Instant;

/** The two facts that make a pair. */
public record Grounds(Evidence confirmation, Evidence login) {

    /** When the pair was complete: the later of its two facts, whichever arrived first. */
    public Instant effectiveTime() {
        return confirmation.isAfter(login) ? confirmation.at() : login.at();
    }
}
