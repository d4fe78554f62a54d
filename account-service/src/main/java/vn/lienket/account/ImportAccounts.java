package vn.lienket.account;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Registers and updates the accounts of a portal's file: each good row, whatever the others are. What is absent from the file is left. */
public final class ImportAccounts {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Rows rows;
    private final Accounts accounts;
    private final Clock clock;
    private final int batch;

    /** @param batch rows a transaction */
    public ImportAccounts(Rows rows, Accounts accounts, Clock clock, int batch) {
        this.rows = rows;
        this.accounts = accounts;
        this.clock = clock;
        this.batch = batch;
    }

    /** @param portal the portal that the file is for, or null when each row names its own */
    public ImportReport run(InputStream file, String portal) throws IOException, Rows.WrongHeader {
        Run run = new Run(new DraftReader(portal, LocalDate.now(clock.withZone(VIETNAM))));
        rows.read(file, run::take);
        return run.end();
    }

    private final class Run {

        private final DraftReader reader;
        private final SeenKeys seen = new SeenKeys();
        private final List<Draft> waiting = new ArrayList<>();
        private final Map<RowResult.Kind, Integer> counts = new EnumMap<>(RowResult.Kind.class);
        private final List<ImportReport.Rejected> rejected = new ArrayList<>();
        private final Map<CitizenNumber.Oddity, Integer> noted = new EnumMap<>(CitizenNumber.Oddity.class);

        Run(DraftReader reader) {
            this.reader = reader;
        }

        void take(Row row) {
            row.fold(this::read, unreadable -> reject(unreadable.line(), unreadable.why()));
            if (waiting.size() == batch) {
                store();
            }
        }

        private Void read(Row.Cells cells) {
            try {
                Draft draft = reader.read(cells);
                if (!seen.add(draft.id().key())) {
                    return reject(draft.line(), RowRefusal.DUPLICATE_IN_FILE);
                }
                waiting.add(draft);
                draft.holder().person().claim().ifPresent(this::note);
                return null;
            } catch (DraftReader.BadRow bad) {
                return reject(cells.line(), bad.why());
            }
        }

        private void note(CccdClaim claim) {
            claim.cccd().oddities(claim.dateOfBirth()).forEach(oddity -> noted.merge(oddity, 1, Integer::sum));
        }

        private Void reject(long line, RowRefusal why) {
            rejected.add(new ImportReport.Rejected(line, why));
            return null;
        }

        private void store() {
            List<RowResult> results = accounts.merge(waiting, clock.instant());
            for (int i = 0; i < results.size(); i++) {
                RowResult result = results.get(i);
                counts.merge(result.kind(), 1, Integer::sum);
                if (result.kind() == RowResult.Kind.REFUSED) {
                    reject(waiting.get(i).line(), result.refusal());
                }
            }
            waiting.clear();
        }

        ImportReport end() {
            if (!waiting.isEmpty()) {
                store();
            }
            rejected.sort(Comparator.comparingLong(ImportReport.Rejected::line));
            return new ImportReport(counts, rejected, noted);
        }
    }
}
