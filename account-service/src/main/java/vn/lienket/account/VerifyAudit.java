package vn.lienket.account;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Proves a day of the audit: computes its chain anew and compares it with what is stored, and with the heads that were published. */
public final class VerifyAudit {

    private final Audit audit;
    private final SealedHeads heads;

    public VerifyAudit(Audit audit, SealedHeads heads) {
        this.audit = audit;
        this.heads = heads;
    }

    /** Also days of which only the published heads are left. */
    public List<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>(heads.days());
        days.addAll(audit.days());
        return List.copyOf(days);
    }

    public Verdict verify(LocalDate day) {
        Map<Long, String> published = heads.of(day);
        Run run = new Run(audit.lastSealedBefore(day).orElse(null), published);
        audit.eachSealedOn(day, run::take);
        return run.verdict(day);
    }

    /**
     * @param head hash of the last line, or null
     * @param firstBroken number of the first line that is not what was sealed, or null
     * @param publishedHeads how many heads of the day the topic has
     * @param firstContradicted number of the first published head that the stored lines do not lead to, or null
     */
    public record Verdict(
            LocalDate day, long lines, String head, Long firstBroken, int publishedHeads, Long firstContradicted) {

        public boolean isIntact() {
            return firstBroken == null && firstContradicted == null;
        }
    }

    private static final class Run {

        private final int publishedHeads;
        private final TreeMap<Long, String> unmet;
        private long number;
        private byte[] hash;
        private long lines;
        private Long firstBroken;

        Run(Audit.Line before, Map<Long, String> published) {
            number = before == null ? 0 : before.number();
            hash = before == null ? null : before.hash();
            publishedHeads = published.size();
            unmet = new TreeMap<>(published);
        }

        void take(Audit.Line line) {
            lines++;
            number++;
            hash = AuditChain.hash(hash, line.numbered(number));
            if (firstBroken == null && (line.number() != number || !Arrays.equals(hash, line.hash()))) {
                firstBroken = number;
            }
            unmet.remove(number, HexFormat.of().formatHex(hash));
        }

        Verdict verdict(LocalDate day) {
            return new Verdict(
                    day,
                    lines,
                    lines == 0 ? null : HexFormat.of().formatHex(hash),
                    firstBroken,
                    publishedHeads,
                    unmet.isEmpty() ? null : unmet.firstKey());
        }
    }
}
