package vn.lienket.registry.kafka;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.lienket.registry.AttemptLimit;

/**
 * @param mostAtOnce requests that are worked on at the same time; to use a quota fully, at least quota a second × seconds a slow answer takes
 * @param attempts of one account that may fail
 */
@Validated
@ConfigurationProperties("citizen-registry.intake")
record IntakeSettings(@DefaultValue("64") @Positive int mostAtOnce, @NotNull AttemptLimit attempts) {}
