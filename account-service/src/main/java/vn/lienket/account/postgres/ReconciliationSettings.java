package vn.lienket.account.postgres;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param shown drifting accounts that are kept by name; all are counted */
@Validated
@ConfigurationProperties("account.reconciliation")
record ReconciliationSettings(@DefaultValue("1000") @Min(1) int shown) {}
