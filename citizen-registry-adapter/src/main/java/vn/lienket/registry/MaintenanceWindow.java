package vn.lienket.registry;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * When the database has announced that it will be away, by its own clock.
 *
 * @param days on which it begins; none for every day
 * @param to not included; earlier than {@code from} when it ends on the next day
 */
public record MaintenanceWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public MaintenanceWindow {
        days = days == null || days.isEmpty() ? Set.of(DayOfWeek.values()) : Set.copyOf(days);
    }

    public boolean covers(ZonedDateTime there) {
        LocalTime time = there.toLocalTime();
        boolean overMidnight = to.isBefore(from);
        boolean sinceToday =
                days.contains(there.getDayOfWeek()) && !time.isBefore(from) && (overMidnight || time.isBefore(to));
        boolean sinceYesterday =
                overMidnight && days.contains(there.getDayOfWeek().minus(1)) && time.isBefore(to);
        return sinceToday || sinceYesterday;
    }
}
