package vn.lienket.registry;

/** How many questions may be under way, from none to all. */
public enum Admission {
    NONE,
    /** A probe. */
    ONE,
    ALL
}
