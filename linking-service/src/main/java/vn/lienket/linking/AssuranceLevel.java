package vn.lienket.linking;

/** Level of electronic identification, lowest first. */
public enum AssuranceLevel {
    LEVEL_1,
    LEVEL_2;

    boolean reaches(AssuranceLevel minimum) {
        return compareTo(minimum) >= 0;
    }
}
