package vn.lienket.platform.invariants;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** I4: greps all that came out for every personal value that went in. */
public final class NothingPersonalInClear implements Invariant {

    private final Canaries canaries;
    private final List<Output> outputs;
    private final Map<String, Long> bytesRead = new LinkedHashMap<>();

    public NothingPersonalInClear(Canaries canaries, List<Output> outputs) {
        this.canaries = canaries;
        this.outputs = outputs;
    }

    @Override
    public String name() {
        return "I4";
    }

    @Override
    public String meaning() {
        return "nothing personal in clear: " + canaries.sizes() + " looked for";
    }

    /** How much of each output was searched, after {@link #violations}. */
    public Map<String, Long> bytesRead() {
        return bytesRead;
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (Output output : outputs) {
            Map<String, Integer> found = new LinkedHashMap<>();
            bytesRead.put(output.name(), 0L);
            try {
                output.read(bytes -> {
                    bytesRead.merge(output.name(), (long) bytes.length, Long::sum);
                    canaries.findIn(bytes).forEach((kind, count) -> found.merge(kind, count, Integer::sum));
                });
            } catch (IOException e) {
                violations.add(output.name() + " could not be searched: " + e.getMessage());
            }
            found.forEach((kind, count) -> violations.add(output.name() + " has " + count + " × " + kind));
        }
        return violations;
    }
}
