package vn.lienket.account;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes chunks of the rows of a file. */
final class ChunkReader {

    private final Rows.Reader rows;
    private final DraftReader drafts;
    private final int size;

    ChunkReader(Rows.Reader rows, DraftReader drafts, int size) {
        this.rows = rows;
        this.drafts = drafts;
        this.size = size;
    }

    Chunk next() throws IOException {
        Making chunk = new Making();
        for (int i = 0; i < size; i++) {
            Optional<Row> row = rows.next();
            if (row.isEmpty()) {
                return chunk.endingAt(rows.mark(), true);
            }
            row.get().fold(chunk::read, chunk::reject);
        }
        return chunk.endingAt(rows.mark(), false);
    }

    private final class Making {

        private final Set<AccountId> named = new HashSet<>();
        private final List<Draft> good = new ArrayList<>();
        private final List<Rejection> rejections = new ArrayList<>();
        private final Map<CitizenNumber.Oddity, Integer> noted = new EnumMap<>(CitizenNumber.Oddity.class);

        Void read(Row.Cells cells) {
            try {
                add(drafts.read(cells));
            } catch (DraftReader.BadRow bad) {
                rejections.add(Rejection.of(cells.line(), bad.why(), cells.of(Column.ACCOUNT_ID)));
            }
            return null;
        }

        private void add(Draft draft) {
            if (!named.add(draft.id())) {
                rejections.add(Rejection.of(draft, RowRefusal.DUPLICATE_IN_FILE));
                return;
            }
            good.add(draft);
            draft.holder().person().claim().ifPresent(this::note);
        }

        private void note(CccdClaim claim) {
            claim.cccd().oddities(claim.dateOfBirth()).forEach(oddity -> noted.merge(oddity, 1, Integer::sum));
        }

        Void reject(Row.Unreadable row) {
            rejections.add(new Rejection(row.line(), row.why(), null));
            return null;
        }

        Chunk endingAt(Rows.Mark end, boolean isLast) {
            return new Chunk(good, rejections, noted, end, isLast);
        }
    }
}
