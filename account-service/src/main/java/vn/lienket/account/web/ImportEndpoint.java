package vn.lienket.account.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.Column;
import vn.lienket.account.FileFormat;
import vn.lienket.account.FileImport;
import vn.lienket.account.ImportAccounts;
import vn.lienket.account.Imports;
import vn.lienket.account.Rows;

/** Takes portals' files. The same {@code Import-Id} with the same file goes on where it was cut off. */
@RestController
class ImportEndpoint {

    static final String IMPORT_ID = "Import-Id";

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final ImportAccounts importAccounts;
    private final ImportAnswers answers;

    ImportEndpoint(ImportAccounts importAccounts, Imports imports) {
        this.importAccounts = importAccounts;
        this.answers = new ImportAnswers(imports);
    }

    @PostMapping(
            path = "/v1/accounts:import",
            consumes = {CSV, NDJSON})
    ImportAnswers.Answer everyPortal(
            @RequestHeader(name = IMPORT_ID, required = false) String importId,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream file)
            throws IOException {
        return run(file, new ImportAccounts.Order(id(importId), null, format(type)));
    }

    @PostMapping(
            path = "/v1/portals/{portal}/accounts:import",
            consumes = {CSV, NDJSON})
    ImportAnswers.Answer onePortal(
            @PathVariable String portal,
            @RequestHeader(name = IMPORT_ID, required = false) String importId,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            InputStream file)
            throws IOException {
        return run(file, new ImportAccounts.Order(id(importId), Paths.portal(portal), format(type)));
    }

    private ImportAnswers.Answer run(InputStream file, ImportAccounts.Order order) throws IOException {
        try {
            FileImport done = importAccounts.run(file, order);
            return answers.of(done);
        } catch (Rows.WrongHeader wrong) {
            List<String> missing = wrong.missing().stream().map(Column::title).toList();
            throw new Problem(ProblemType.WRONG_HEADER, Map.of("missing", missing));
        } catch (Rows.OtherFile other) {
            throw new Problem(ProblemType.OTHER_FILE);
        } catch (Imports.Overtaken running) {
            throw new Problem(ProblemType.IMPORT_RUNNING);
        }
    }

    private static FileFormat format(MediaType type) {
        return type.getSubtype().equals("csv") ? FileFormat.CSV : FileFormat.NDJSON;
    }

    private static UUID id(String importId) {
        return importId == null ? UUID.randomUUID() : ImportAnswers.id(importId);
    }

    @Configuration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        ImportAccounts importAccounts(List<Rows> formats, Imports imports, Clock clock, ImportSettings settings) {
            return new ImportAccounts(formats, imports, clock, settings.chunk());
        }
    }
}
