package vn.lienket.account.postgres;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param remembered after it happened; longer than a topic may be read again unnoticed */
@Validated
@ConfigurationProperties("account.facts")
record FactSettings(@DefaultValue("30d") Duration remembered) {}
