package vn.lienket.notification;

import java.util.Optional;

/**
 * Where an account stands, by the facts heard so far, in whatever order they came.
 *
 * @param confirmed step 1 is done
 * @param linked step 2 is done; @param sequence of the latest linked or unlinked fact, by which an older one is known
 * @param closed stopped at the cutoff
 */
public record Standing(boolean confirmed, boolean linked, long sequence, boolean closed) {

    public static final Standing NEW = new Standing(false, false, 0, false);

    /** What its citizen has still to do before the cutoff. */
    public Optional<Step> missing() {
        if (linked || closed) {
            return Optional.empty();
        }
        return Optional.of(confirmed ? Step.STEP_2 : Step.STEP_1);
    }

    Standing withNumberConfirmed() {
        return new Standing(true, linked, sequence, closed);
    }

    /** A link re-opens what was closed. */
    Standing withLink(long newSequence, boolean isLinked) {
        return newSequence <= sequence ? this : new Standing(confirmed, isLinked, newSequence, closed && !isLinked);
    }

    /** Only what is not linked is ever closed: a closure that arrives after the link was overtaken by it. */
    Standing withClosure() {
        return new Standing(confirmed, linked, sequence, !linked);
    }
}
