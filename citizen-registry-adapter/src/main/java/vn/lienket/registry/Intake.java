package vn.lienket.registry;

/** Where requests come from. Held back while they could not be answered, so that they wait where they are safe. */
public interface Intake {

    /** Why requests may have to wait. */
    enum Concern {
        /** It fails, or asked to be left alone. */
        DATABASE_AWAY,
        /** It announced that it would be away. */
        MAINTENANCE,
        /** It answers nothing more today. */
        QUOTA_OF_THE_DAY
    }

    /** The strictest admission of all concerns counts. */
    void admit(Concern concern, Admission admission);
}
