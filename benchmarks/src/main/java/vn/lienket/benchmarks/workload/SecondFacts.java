package vn.lienket.benchmarks.workload;

/** What a reader of the facts themselves sees of pairs: the record that completes one. The floor under every service's latency. */
public final class SecondFacts implements Expectation {

    private final byte[] seen;
    private long complete;
    private long more;

    public SecondFacts(Workload workload) {
        seen = new byte[Math.toIntExact(workload.citizens())];
    }

    @Override
    public long accept(byte[] key, byte[] value) {
        int citizen = (int) Citizen.of(key);
        seen[citizen]++;
        if (seen[citizen] == 2) {
            complete++;
            return citizen;
        }
        more += seen[citizen] > 2 ? 1 : 0;
        return -1;
    }

    @Override
    public boolean complete() {
        return complete == seen.length;
    }

    @Override
    public Verdict verdict() {
        return new Verdict(seen.length, seen.length - complete, more, 0);
    }
}
