package vn.lienket.account.kafka;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param batch facts a Kafka transaction
 * @param transactionalId the same for all instances, so that the broker fences one that no longer leads
 */
@Validated
@ConfigurationProperties("account.outbox")
record RelaySettings(
        @DefaultValue("2000") @Min(1) int batch,
        @DefaultValue("account-service-outbox") @NotBlank String transactionalId) {}
