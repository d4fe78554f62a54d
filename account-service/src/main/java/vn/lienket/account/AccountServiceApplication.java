package vn.lienket.account;

import java.time.Clock;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import vn.lienket.account.command.ImportCommand;
import vn.lienket.account.command.VerifyAuditCommand;

@SpringBootApplication
@ConfigurationPropertiesScan
public class AccountServiceApplication {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals(VerifyAuditCommand.NAME)) {
            System.exit(VerifyAuditCommand.run(args.length > 1 ? args[1] : null));
        }
        if (args.length > 0 && args[0].equals(ImportCommand.NAME)) {
            System.exit(
                    ImportCommand.run(System.getenv(ImportCommand.TOKEN), Arrays.copyOfRange(args, 1, args.length)));
        }
        SpringApplication.run(AccountServiceApplication.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DecideLogin decideLogin(Accounts accounts, Clock clock) {
        return new DecideLogin(accounts, clock);
    }

    @Bean
    SubmitCccd submitCccd(Accounts accounts, Cutoffs cutoffs, Pseudonyms pseudonyms, Clock clock) {
        return new SubmitCccd(accounts, cutoffs, pseudonyms, clock);
    }

    @Bean
    DecideConflict decideConflict(Accounts accounts, LinkDecisions decisions, Clock clock) {
        return new DecideConflict(accounts, decisions, clock);
    }

    @Bean
    VerifyAudit verifyAudit(Audit audit, SealedHeads heads) {
        return new VerifyAudit(audit, heads);
    }

    @Bean
    CertifyLink certifyLink(Accounts accounts, Audit audit) {
        return new CertifyLink(accounts, audit);
    }

    @Bean
    ExplainAccount explainAccount(Accounts accounts, Cutoffs cutoffs, Pseudonyms pseudonyms) {
        return new ExplainAccount(accounts, cutoffs, pseudonyms);
    }
}
