package vn.lienket.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When citizens are left in peace, by the clock of Viet Nam; the same time twice means never. */
public record QuietHours(LocalTime from, LocalTime to) {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** @return when they end; empty outside them */
    public Optional<Instant> endAfter(Instant now) {
        ZonedDateTime here = now.atZone(VIETNAM);
        LocalTime time = here.toLocalTime();
        boolean overMidnight = to.isBefore(from);
        boolean quiet =
                overMidnight ? !time.isBefore(from) || time.isBefore(to) : !time.isBefore(from) && time.isBefore(to);
        if (!quiet) {
            return Optional.empty();
        }
        ZonedDateTime end = here.with(to);
        return Optional.of((end.isAfter(here) ? end : end.plusDays(1)).toInstant());
    }
}
