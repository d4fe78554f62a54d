package vn.lienket.registry;

/**
 * In microseconds.
 *
 * @param database the stand-in, and who reads the answers
 */
record CpuSpent(long adapter, long broker, long database) {

    CpuSpent since(CpuSpent before) {
        return new CpuSpent(adapter - before.adapter, broker - before.broker, database - before.database);
    }

    /** Milliseconds a call, of each. */
    String perCall(long calls) {
        return "%.2f + %.2f + %.2f".formatted(adapter / 1e3 / calls, broker / 1e3 / calls, database / 1e3 / calls);
    }
}
