package vn.lienket.notification.web;

import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param types topics that can be subscribed to
 * @param plainHttp whether addresses without TLS are taken
 * @param secretOverlap how long an old secret is used beside the new one
 */
@Validated
@ConfigurationProperties("lienket.subscriptions")
record SubscriptionSettings(
        @NotEmpty List<String> types,
        @DefaultValue("false") boolean plainHttp,
        @DefaultValue("24h") Duration secretOverlap) {}
