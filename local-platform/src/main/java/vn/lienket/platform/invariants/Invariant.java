package vn.lienket.platform.invariants;

import java.util.List;

/** Something that must always hold (DESIGN section 6), checked from what was said and stored, never from a program's own counters. */
public interface Invariant {

    /** E.g. {@code I1}. */
    String name();

    /** One line for people. */
    String meaning();

    /** Where it does not hold, a sentence each without personal data; empty when it holds. */
    List<String> violations();
}
