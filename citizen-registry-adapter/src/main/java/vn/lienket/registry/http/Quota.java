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
 * @param perSecond calls in any one second
 * @param perDay calls in a day, by the database's clock
 * @param jitter by how much two calls may come closer together on their way; that much longer than a second a second is taken to be
 */
@Validated
@ConfigurationProperties("citizen-registry.quota")
record Quota(
        @DefaultValue("100") @Positive int perSecond,
        @DefaultValue("2000000") @Positive long perDay,
        @DefaultValue("50ms") @NotNull Duration jitter) {

    Quota withPerSecond(int calls) {
        return new Quota(calls, perDay, jitter);
    }

    Duration second() {
        return jitter.plusSeconds(1);
    }
}
