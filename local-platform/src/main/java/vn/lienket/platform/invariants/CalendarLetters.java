package vn.lienket.platform.invariants;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.lienket.facts.CutoffScheduled;

/**
 * The letters that a change of the calendar may cause: one for each account of the type that it concerns. Not everybody gets one, since who has linked or
 * was closed by then is not written to; so they may be, but need not. Their ids follow from the fact and the account.
 */
final class CalendarLetters {

    private CalendarLetters() {}

    /** @param reachable type of the account, by {@code portal/accountId} */
    static Set<String> ids(Facts facts, Map<String, String> reachable) {
        Set<String> ids = new HashSet<>();
        facts.of(CutoffScheduled.class)
                .forEach(told -> reachable.forEach((account, type) -> {
                    CutoffScheduled fact = told.fact();
                    if (account.startsWith(fact.getPortal() + "/")
                            && type.equals(fact.getAccountType().name())) {
                        ids.add(id(fact.getEventId(), account));
                    }
                }));
        return ids;
    }

    static String id(String eventId, String account) {
        UUID campaign = UUID.nameUUIDFromBytes((eventId + "/now").getBytes(StandardCharsets.UTF_8));
        try {
            byte[] digest = MessageDigest.getInstance("MD5")
                    .digest((campaign + "/" + account).getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(digest);
            return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
