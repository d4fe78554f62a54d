package vn.lienket.registry.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the database grants all instances together.
 *
 * @param perSecond calls that arrive in any one second
 * @param perDay calls in a day, by the database's clock
 * @param longestWay a call that is never answered has arrived, if ever, so long after one that went out later
 */
@Validated
@ConfigurationProperties("citizen-registry.quota")
record Quota(
        @DefaultValue("100") @Positive int perSecond,
        @DefaultValue("2000000") @Positive long perDay,
        @DefaultValue("500ms") @NotNull Duration longestWay) {

    Quota withPerSecond(int calls) {
        return new Quota(calls, perDay, longestWay);
    }
}
