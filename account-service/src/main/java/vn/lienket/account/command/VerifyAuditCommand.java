package vn.lienket.account.command;

import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import vn.lienket.account.Audit;
import vn.lienket.account.SealedHeads;
import vn.lienket.account.VerifyAudit;

/**
 * {@code verify-audit [day]}: is the audit what was sealed? Exit status 0 when it is, 1 when not, another when that could not be found out. Needs to read the
 * database and the broker, and none of the service's secrets.
 */
public final class VerifyAuditCommand {

    public static final String NAME = "verify-audit";
    private static final Logger LOG = LoggerFactory.getLogger(VerifyAuditCommand.class);

    private VerifyAuditCommand() {}

    /** Only what reads: no listener, no timer, no web server, and the database's schema is left as it is. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @EnableConfigurationProperties(KafkaProperties.class)
    @ConfigurationPropertiesScan("vn.lienket.account")
    @ComponentScan(
            basePackages = "vn.lienket.account",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.(JdbcAudit|KafkaSealedHeads)"))
    static class Parts {}

    /** @param day ISO date in Vietnam, or null for all days */
    public static int run(String day, String... settings) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                // Of the settings only those that are asked for: the secrets are none of an auditor's.
                .lazyInitialization(true)
                .run(settings)) {
            VerifyAudit verify = new VerifyAudit(context.getBean(Audit.class), context.getBean(SealedHeads.class));
            List<LocalDate> days = day == null ? verify.days() : List.of(LocalDate.parse(day));
            long broken = days.stream()
                    .map(verify::verify)
                    .filter(verdict -> !isIntact(verdict))
                    .count();
            return broken == 0 ? 0 : 1;
        }
    }

    private static boolean isIntact(VerifyAudit.Verdict verdict) {
        if (verdict.isIntact()) {
            LOG.info(
                    "{} intact: {} lines, {} published heads, head {}",
                    verdict.day(),
                    verdict.lines(),
                    verdict.publishedHeads(),
                    verdict.head());
        }
        if (verdict.firstBroken() != null) {
            LOG.error(
                    "{} BROKEN: line {} is the first that is not what was sealed",
                    verdict.day(),
                    verdict.firstBroken());
        }
        if (verdict.firstContradicted() != null) {
            LOG.error(
                    "{} BROKEN: the head published for line {} is the first that the database does not lead to",
                    verdict.day(),
                    verdict.firstContradicted());
        }
        return verdict.isIntact();
    }
}
