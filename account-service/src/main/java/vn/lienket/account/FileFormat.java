package vn.lienket.account;

/** How a portal's file is written. */
public enum FileFormat {
    CSV,
    NDJSON
}
