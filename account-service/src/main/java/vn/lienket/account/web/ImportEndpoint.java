package vn.lienket.account.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.Accounts;
import vn.lienket.account.CitizenNumber;
import vn.lienket.account.Column;
import vn.lienket.account.ImportAccounts;
import vn.lienket.account.ImportReport;
import vn.lienket.account.RowResult;
import vn.lienket.account.Rows;
import vn.lienket.account.Text;
import vn.lienket.account.Wording;

@RestController
class ImportEndpoint {

    private static final String CSV = "text/csv";

    private final ImportAccounts importAccounts;

    ImportEndpoint(ImportAccounts importAccounts) {
        this.importAccounts = importAccounts;
    }

    @PostMapping(path = "/v1/accounts:import", consumes = CSV)
    Answer everyPortal(InputStream file) throws IOException {
        return run(file, null);
    }

    @PostMapping(path = "/v1/portals/{portal}/accounts:import", consumes = CSV)
    Answer onePortal(@PathVariable String portal, InputStream file) throws IOException {
        return run(file, Paths.portal(portal));
    }

    private Answer run(InputStream file, String portal) throws IOException {
        try {
            return Answer.of(importAccounts.run(file, portal));
        } catch (Rows.WrongHeader wrong) {
            List<String> missing = wrong.missing().stream().map(Column::title).toList();
            throw new Problem(ProblemType.WRONG_HEADER, Map.of("missing", missing));
        }
    }

    record Answer(
            int imported,
            int updated,
            int unchanged,
            List<Rejected> rejected,
            Map<CitizenNumber.Oddity, Integer> noted) {

        record Rejected(long line, String reason, Text message) {}

        static Answer of(ImportReport report) {
            return new Answer(
                    report.count(RowResult.Kind.IMPORTED),
                    report.count(RowResult.Kind.UPDATED),
                    report.count(RowResult.Kind.UNCHANGED),
                    report.rejected().stream().map(Answer::rejected).toList(),
                    report.noted());
        }

        private static Rejected rejected(ImportReport.Rejected row) {
            String reason = row.reason().name();
            return new Rejected(row.line(), reason, Wording.text("row." + reason));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ImportAccounts importAccounts(Rows rows, Accounts accounts, Clock clock, ImportSettings settings) {
            return new ImportAccounts(rows, accounts, clock, settings.batch());
        }
    }
}
