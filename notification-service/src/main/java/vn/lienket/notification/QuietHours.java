package vn.lienket.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When citizens are left in peace, by the clock of Viet Nam; the same time twice means never. */
public record QuietHours(LocalTime from, LocalTime to) {

    /** Why a notice waits. It holds up no other of its account: a later one may be of the kind that is never held. */
    public static final String CODE = "QUIET_HOURS";

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /**
     * A telephone wakes people and a mail does not, but of what an intruder may have done they must hear at once.
     *
     * @return until when a notice about this waits on its way by this channel
     */
    public Optional<Instant> hold(Channel channel, Matter matter, Instant now) {
        return channel == Channel.SMS && !matter.concernsSecurity() ? endAfter(now) : Optional.empty();
    }

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
