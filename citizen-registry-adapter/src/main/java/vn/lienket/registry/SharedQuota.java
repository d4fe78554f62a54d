package vn.lienket.registry;

/** Calls a second that all instances together may make, as this instance knows it. */
public interface SharedQuota {

    int perSecond();

    int ofThisInstance();

    /** Counts at once, and until this instance ends. */
    void change(int perSecond);
}
