package vn.lienket.notification.sms;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.lienket.notification.Post;
import vn.lienket.notification.RetryPolicy;

/**
 * @param url of the gateway, empty where there is none
 * @param reportSecret which its delivery reports are signed with: {@code whsec_} and Base64; without one no report is believed
 * @param sender the name that phones show, registered with the operators
 * @param mostSegments what one notice may cost
 * @param atOnce how many are under way at a time
 * @param timeout of a whole call
 */
@Validated
@ConfigurationProperties("lienket.sms")
record SmsSettings(
        URI url,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String reportSecret,
        @NotBlank String sender,
        @Min(1) @Max(6) @DefaultValue("3") int mostSegments,
        @Min(1) @DefaultValue("4") int atOnce,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5s") Duration longestPause,
        @NotNull Retry retry) {

    boolean hasGateway() {
        return url != null && !url.toString().isBlank();
    }

    Post.Effort effort() {
        return new Post.Effort(atOnce, poll, longestPause, new RetryPolicy(retry.first, retry.longest, retry.tries));
    }

    /** Of one text message that the gateway does not take now. */
    record Retry(
            @DefaultValue("30s") Duration first, @DefaultValue("1h") Duration longest, @DefaultValue("30") int tries) {}

    /** Without the secrets. */
    @Override
    public String toString() {
        return "SmsSettings[" + url + "]";
    }
}
