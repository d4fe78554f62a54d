package vn.lienket.notification.schedule;

import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import vn.lienket.notification.QuietHours;

/** By the clock of Viet Nam; the same time twice for never. */
@Validated
@ConfigurationProperties("lienket.quiet-hours")
record QuietHoursSettings(@NotNull LocalTime from, @NotNull LocalTime to) {

    QuietHours hours() {
        return new QuietHours(from, to);
    }
}
