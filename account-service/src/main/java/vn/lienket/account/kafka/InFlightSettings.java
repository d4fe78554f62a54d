package vn.lienket.account.kafka;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param readers in the order in which facts flow through them */
@Validated
@ConfigurationProperties("account.in-flight")
record InFlightSettings(@NotEmpty @Valid List<Reader> readers, @DefaultValue("5s") Duration patience) {

    record Reader(@NotBlank String group, @NotEmpty List<String> topics) {}
}
