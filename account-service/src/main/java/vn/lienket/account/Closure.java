package vn.lienket.account;

/**
 * What the cutoff calendar did to an account.
 *
 * @param calendarVersion the version that closed it, or null
 */
public record Closure(boolean exempt, Long calendarVersion) {

    static final Closure OPEN = new Closure(false, null);
    static final Closure EXEMPT = new Closure(true, null);

    boolean isClosed() {
        return calendarVersion != null;
    }
}
