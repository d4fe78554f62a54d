package vn.lienket.notification.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keep how far back a system downstream can have itself told again */
@ConfigurationProperties("lienket.ledger")
record LedgerSettings(@DefaultValue("90d") Duration keep) {}
