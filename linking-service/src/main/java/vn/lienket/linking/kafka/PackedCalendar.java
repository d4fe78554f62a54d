package vn.lienket.linking.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.lienket.linking.AccountType;
import vn.lienket.linking.Calendar;
import vn.lienket.linking.Cutoff;

/** The bytes of the calendar for which a task's citizens were last examined. */
final class PackedCalendar {

    private static final int FORMAT = 1;

    private PackedCalendar() {}

    static byte[] pack(Calendar calendar) {
        PackedWriter out =
                new PackedWriter().octet(FORMAT).number(calendar.cutoffs().size());
        calendar.cutoffs().forEach((entry, cutoff) -> {
            out.text(entry.portal()).octet(entry.type().ordinal());
            out.number(cutoff.version()).octet(cutoff.exempt() ? 1 : 0);
            instant(out, cutoff.at());
            instant(out, cutoff.graceUntil());
        });
        return out.bytes();
    }

    static Calendar unpack(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        in.octet();
        Map<Calendar.Entry, Cutoff> cutoffs = new HashMap<>();
        in.list(() -> {
            Calendar.Entry entry = new Calendar.Entry(in.text(), AccountType.values()[in.octet()]);
            long version = in.number();
            boolean exempt = in.octet() != 0;
            return cutoffs.put(entry, new Cutoff(version, instant(in), instant(in), exempt));
        });
        return new Calendar(cutoffs);
    }

    private static void instant(PackedWriter out, Optional<Instant> instant) {
        out.octet(instant.isPresent() ? 1 : 0);
        instant.ifPresent(out::instant);
    }

    private static Optional<Instant> instant(PackedReader in) {
        return in.octet() != 0 ? Optional.of(in.instant()) : Optional.empty();
    }
}
