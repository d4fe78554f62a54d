package vn.lienket.linking.web;

import java.util.List;
import java.util.Optional;
import vn.lienket.linking.Cutoff;
import vn.lienket.linking.Explanation;
import vn.lienket.linking.LinkingRules;

/**
 * What the answer to "why?" looks like.
 *
 * @param ruleVersion of the rules by which it was decided again
 */
record ExplanationView(
        Explanation.Announcement recorded,
        List<Explanation.LogRecord> log,
        Optional<Cutoff> cutoff,
        String ruleVersion,
        boolean same,
        List<Explanation.Announcement> announcedAgain,
        Text text) {

    static ExplanationView of(Explanation explanation) {
        return new ExplanationView(
                explanation.recorded(),
                explanation.log(),
                explanation.cutoff(),
                LinkingRules.VERSION,
                explanation.same(),
                explanation.announcedAgain(),
                explanation.same()
                        ? new Text(
                                "Quyết định lại từ các sự kiện đã ghi cho cùng một kết quả.",
                                "Decided again from the recorded facts, the same comes out.")
                        : new Text(
                                "Quyết định lại từ các sự kiện đã ghi cho kết quả khác.",
                                "Decided again from the recorded facts, something else comes out."));
    }
}
