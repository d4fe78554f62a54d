package vn.lienket.notification.webhook;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.lienket.notification.RetryPolicy;

/**
 * @param atOnce calls under way for one subscription
 * @param timeout of a whole call, however slowly an answer drips
 * @param poll how soon calls are looked for unasked
 * @param reachable networks that may be called although they are not public, as {@code address/bits}
 */
@Validated
@ConfigurationProperties("lienket.webhooks")
record WebhookSettings(
        @Min(1) @DefaultValue("64") int atOnce,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("1s") Duration poll,
        @NotNull Retry retry,
        @NotNull Rest rest,
        @DefaultValue List<String> reachable) {

    /** Of one call. */
    record Retry(
            @DefaultValue("5s") Duration first, @DefaultValue("12h") Duration longest, @DefaultValue("19") int tries) {

        RetryPolicy policy() {
            return new RetryPolicy(first, longest, tries);
        }
    }

    /** Of a subscription whose calls fail one after another. @param after so many failures in a row */
    record Rest(
            @Min(1) @DefaultValue("5") int after,
            @DefaultValue("5s") Duration first,
            @DefaultValue("15m") Duration longest) {

        RetryPolicy policy() {
            return new RetryPolicy(first, longest, Integer.MAX_VALUE);
        }
    }

    /** Much longer than a call can last, so that it is never made by two at once. */
    Duration lease() {
        return timeout.multipliedBy(3);
    }
}
