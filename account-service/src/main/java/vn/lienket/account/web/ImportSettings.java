package vn.lienket.account.web;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param chunk rows a transaction */
@Validated
@ConfigurationProperties("account.import")
record ImportSettings(@DefaultValue("2000") @Min(1) int chunk) {}
