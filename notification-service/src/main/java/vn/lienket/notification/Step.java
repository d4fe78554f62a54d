package vn.lienket.notification;

/** What an account still misses, by the announcement's count. */
public enum Step {
    STEP_1,
    STEP_2
}
