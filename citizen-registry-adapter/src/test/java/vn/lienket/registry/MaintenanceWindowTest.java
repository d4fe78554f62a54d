package vn.lienket.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceWindowTest {

    private static final MaintenanceWindow SATURDAY_NIGHT =
            new MaintenanceWindow(Set.of(DayOfWeek.SATURDAY), LocalTime.of(22, 0), LocalTime.of(4, 0));
    private static final MaintenanceWindow NOONS =
            new MaintenanceWindow(Set.of(), LocalTime.of(12, 0), LocalTime.of(13, 0));

    @ParameterizedTest
    @CsvSource({
        "2024-06-15T21:59:59, false",
        "2024-06-15T22:00:00, true",
        "2024-06-16T03:59:59, true",
        "2024-06-16T04:00:00, false",
        "2024-06-16T22:30:00, false",
        "2024-06-15T03:00:00, false",
    })
    void coversTheNightThatBeginsOnItsDay(String there, boolean covered) {
        assertThat(SATURDAY_NIGHT.covers(ZonedDateTime.parse(there + "+07:00"))).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({"2024-06-12T12:00:00, true", "2024-06-13T12:59:59, true", "2024-06-13T13:00:00, false"})
    void coversEveryDayWhenNoneIsNamed(String there, boolean covered) {
        assertThat(NOONS.covers(ZonedDateTime.parse(there + "+07:00"))).isEqualTo(covered);
    }
}
