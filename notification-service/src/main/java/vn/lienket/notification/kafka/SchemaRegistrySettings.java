package vn.lienket.notification.kafka;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

@Validated
@ConfigurationProperties("schema-registry")
record SchemaRegistrySettings(@NotNull URI url) {}
