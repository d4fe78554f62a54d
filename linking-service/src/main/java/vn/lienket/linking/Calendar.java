package vn.lienket.linking;

import java.util.HashMap;
import java.util.Map;

/** The cutoffs of all portals and account types, as known at one moment. */
public record Calendar(Map<Entry, Cutoff> cutoffs) {

    /** Whom a cutoff concerns. */
    public record Entry(String portal, AccountType type) {}

    public static final Calendar EMPTY = new Calendar(Map.of());

    public Calendar {
        cutoffs = Map.copyOf(cutoffs);
    }

    /** Without an entry nothing is cut off yet; but VNeID login never applies to portal admins unless an entry says so. */
    public Cutoff of(String portal, AccountType type) {
        Cutoff known = cutoffs.get(new Entry(portal, type));
        if (known != null) {
            return known;
        }
        return type == AccountType.PORTAL_ADMIN ? Cutoff.exempt(0) : Cutoff.never(0);
    }

    /** An older version than the known one is a repetition and changes nothing. */
    public Calendar with(Entry entry, Cutoff cutoff) {
        Cutoff known = cutoffs.get(entry);
        if (known != null && known.version() >= cutoff.version()) {
            return this;
        }
        Map<Entry, Cutoff> changed = new HashMap<>(cutoffs);
        changed.put(entry, cutoff);
        return new Calendar(changed);
    }

    public Calendar without(Entry entry) {
        Map<Entry, Cutoff> changed = new HashMap<>(cutoffs);
        return changed.remove(entry) == null ? this : new Calendar(changed);
    }
}
