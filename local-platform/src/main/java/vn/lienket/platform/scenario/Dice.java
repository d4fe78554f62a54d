package vn.lienket.platform.scenario;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Chance that falls the same way at every run. */
final class Dice {

    private Dice() {}

    /** 0 to 99. */
    static int percent(String who, String purpose) {
        return (int) below(100, who, purpose);
    }

    static long below(long bound, String who, String purpose) {
        UUID hash = UUID.nameUUIDFromBytes((purpose + "\n" + who).getBytes(StandardCharsets.UTF_8));
        return Math.floorMod(hash.getMostSignificantBits(), bound);
    }
}
