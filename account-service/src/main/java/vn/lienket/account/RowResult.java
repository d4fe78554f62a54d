package vn.lienket.account;

/**
 * What became of one row.
 *
 * @param refusal set when it is {@code REFUSED}
 */
public record RowResult(Kind kind, RowRefusal refusal) {

    public enum Kind {
        IMPORTED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }

    static RowResult imported() {
        return new RowResult(Kind.IMPORTED, null);
    }

    static RowResult updated() {
        return new RowResult(Kind.UPDATED, null);
    }

    static RowResult unchanged() {
        return new RowResult(Kind.UNCHANGED, null);
    }

    static RowResult refused(RowRefusal refusal) {
        return new RowResult(Kind.REFUSED, refusal);
    }
}
