package vn.lienket.account.kafka;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param batch facts a Kafka transaction
 * @param topicPatience for how long the broker must say that a topic does not exist until it counts as certain
 * @param transactionalId the same for all instances, so that the broker fences one that no longer leads
 */
@Validated
@ConfigurationProperties("account.outbox")
record RelaySettings(
        @DefaultValue("5000") @Min(1) int batch,
        @DefaultValue("10s") @NotNull Duration topicPatience,
        @DefaultValue("account-service-outbox") @NotBlank String transactionalId) {}
