package vn.lienket.registry.http;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.lienket.registry.MaintenanceWindow;

/**
 * @param sslBundle name of the Spring SSL bundle for mutual TLS; empty for plain HTTP or the JVM's own trust
 * @param readTimeout for the whole answer, from the request's end to its last byte
 * @param longestStay the longest that one Retry-After keeps us away
 * @param zone of the database's clock
 * @param maintenance when it has announced to be away
 */
@Validated
@ConfigurationProperties("citizen-registry")
record RegistrySettings(
        @NotNull URI baseUrl,
        @NotBlank String apiKey,
        @DefaultValue("") String sslBundle,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration readTimeout,
        @DefaultValue("10m") Duration longestStay,
        @DefaultValue("Asia/Ho_Chi_Minh") ZoneId zone,
        @DefaultValue List<MaintenanceWindow> maintenance) {

    /** Without the API key. */
    @Override
    public String toString() {
        return "RegistrySettings[" + baseUrl + "]";
    }
}
