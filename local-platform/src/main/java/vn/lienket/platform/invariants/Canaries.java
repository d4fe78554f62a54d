package vn.lienket.platform.invariants;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds personal values in any bytes. Values are looked up by a hash of their first bytes, so that thousands of them cost no more than a few. A value of
 * digits counts only where no digit stands before or behind it: nine digits are found in some larger number sooner or later.
 */
public final class Canaries {

    private static final int WINDOW = 8;

    private final Map<Long, List<Canary>> byFirstBytes = new HashMap<>();
    private final Map<String, Integer> sizes = new LinkedHashMap<>();

    private record Canary(String kind, byte[] value, boolean digits) {}

    /**
     * @param kind what is found, e.g. {@code CCCD}; never the value itself is told
     * @param values of at least eight bytes in UTF-8; shorter ones would be found by chance and are left out
     */
    public Canaries add(String kind, Collection<String> values) {
        for (String value : values) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            if (bytes.length >= WINDOW) {
                byFirstBytes
                        .computeIfAbsent(window(bytes, 0), any -> new ArrayList<>())
                        .add(new Canary(kind, bytes, value.matches("[0-9]+")));
                sizes.merge(kind, 1, Integer::sum);
            }
        }
        return this;
    }

    /** How many values of each kind are looked for. */
    public Map<String, Integer> sizes() {
        return Collections.unmodifiableMap(sizes);
    }

    /** Number of finds by kind. */
    public Map<String, Integer> findIn(byte[] haystack) {
        Map<String, Integer> found = new LinkedHashMap<>();
        long window = 0;
        for (int end = 0; end < haystack.length; end++) {
            window = window << 8 | haystack[end] & 0xff;
            int start = end - WINDOW + 1;
            if (start >= 0) {
                for (Canary canary : byFirstBytes.getOrDefault(window, List.of())) {
                    if (standsAt(canary, haystack, start)) {
                        found.merge(canary.kind(), 1, Integer::sum);
                    }
                }
            }
        }
        return found;
    }

    private static long window(byte[] bytes, int start) {
        long window = 0;
        for (int i = start; i < start + WINDOW; i++) {
            window = window << 8 | bytes[i] & 0xff;
        }
        return window;
    }

    private static boolean standsAt(Canary canary, byte[] haystack, int start) {
        int end = start + canary.value().length;
        if (end > haystack.length) {
            return false;
        }
        for (int i = WINDOW; i < canary.value().length; i++) {
            if (haystack[start + i] != canary.value()[i]) {
                return false;
            }
        }
        return !canary.digits() || !isDigit(haystack, start - 1) && !isDigit(haystack, end);
    }

    private static boolean isDigit(byte[] bytes, int at) {
        return at >= 0 && at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9';
    }
}
