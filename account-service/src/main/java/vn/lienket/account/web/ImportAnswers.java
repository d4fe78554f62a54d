package vn.lienket.account.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.lienket.account.CitizenNumber;
import vn.lienket.account.FileImport;
import vn.lienket.account.Imports;
import vn.lienket.account.Rejection;
import vn.lienket.account.Text;
import vn.lienket.account.Wording;

/** What is said of an import; of very many rejected rows the first, the report has all. */
final class ImportAnswers {

    private static final int SHOWN = 1000;

    private final Imports imports;

    ImportAnswers(Imports imports) {
        this.imports = imports;
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.field(ImportEndpoint.IMPORT_ID);
        }
    }

    Answer of(FileImport done) {
        List<Answer.Rejected> rejected = new ArrayList<>();
        imports.eachRejection(done.id(), SHOWN, row -> rejected.add(Answer.Rejected.of(row)));
        return new Answer(
                done.id(),
                done.portal(),
                done.tally().imported(),
                done.tally().updated(),
                done.tally().unchanged(),
                done.tally().rejected(),
                rejected,
                done.tally().noted(),
                done.mark().line(),
                done.mark().bytes(),
                done.begunAt(),
                done.endedAt());
    }

    /**
     * @param lines of the file that are in, with the header
     * @param endedAt absent while the import is not over
     */
    record Answer(
            UUID importId,
            String portal,
            long imported,
            long updated,
            long unchanged,
            long rejectedRows,
            List<Rejected> rejected,
            Map<CitizenNumber.Oddity, Long> noted,
            long lines,
            long bytes,
            Instant begunAt,
            Instant endedAt) {

        /** @param account the end of the account id that the row states */
        record Rejected(long line, String reason, String account, Text message) {

            static Rejected of(Rejection row) {
                String reason = row.why().name();
                return new Rejected(row.line(), reason, row.account(), Wording.text("row." + reason));
            }
        }
    }
}
