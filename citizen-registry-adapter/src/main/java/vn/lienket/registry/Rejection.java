package vn.lienket.registry;

/** Why the population database does not confirm a claim. */
public enum Rejection {
    CCCD_UNKNOWN,
    /** The number was withdrawn and another issued: the citizen is to give the new one. */
    CCCD_CANCELLED,
    CMND_MISMATCH,
    NAME_MISMATCH,
    BIRTH_DATE_MISMATCH,
    /** A field has not the shape that the database takes; it was not asked. */
    INVALID_CLAIM,
    /** So many attempts of the account failed that the next ones have to wait; the database was not asked. */
    TOO_MANY_ATTEMPTS
}
