package vn.lienket.registry;

/** How a backlog was worked off. */
record Drain(int backlog, long answered, double seconds, int quotaPerSecond) {

    double perSecond() {
        return answered / seconds;
    }

    @Override
    public String toString() {
        return "a backlog of %d: %d answers in %.0f s, %.1f/s of %d/s, %.1f %%"
                .formatted(backlog, answered, seconds, perSecond(), quotaPerSecond, 100 * perSecond() / quotaPerSecond);
    }
}
