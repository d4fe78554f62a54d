package vn.lienket.linking.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.linking.Explanations;

/** "Why was this linked, or refused, and would it be again?" Any instance can answer: the topics are open to all. */
@RestController
class LinksEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(LinksEndpoint.class);
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Explanations explanations;

    LinksEndpoint(Explanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/v1/links/{eventId}/explanation")
    ExplanationView explanation(@PathVariable String eventId, @RequestParam Optional<String> citizenRef) {
        if (!UUID.matcher(eventId).matches()) {
            throw new Problem(ProblemType.MALFORMED_EVENT_ID);
        }
        citizenRef.ifPresent(CitizensEndpoint::requireShape);
        try {
            return explanations
                    .explain(eventId.toLowerCase(Locale.ROOT), citizenRef)
                    .map(ExplanationView::of)
                    .orElseThrow(() -> new Problem(ProblemType.LINK_NOT_FOUND));
        } catch (Explanations.Busy e) {
            throw new Problem(ProblemType.BUSY);
        } catch (Explanations.LogUnreadable e) {
            LOG.warn("{}: {}", e.getMessage(), e.getCause().toString());
            throw new Problem(ProblemType.LOG_UNREADABLE);
        }
    }
}
