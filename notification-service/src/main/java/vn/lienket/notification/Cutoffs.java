package vn.lienket.notification;

/** The cutoffs that were reached. */
public interface Cutoffs {

    /** Does nothing when this fact was recorded before. */
    void record(CutoffReached reached);
}
