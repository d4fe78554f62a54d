package vn.lienket.registry.web;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.registry.NumberChanges;

/** The webhook of population-database.yaml. Answers 204 when every account concerned is told; after anything else the database repeats its notices. */
@RestController
class CitizenNumberChanges {

    static final String PATH = "/v1/citizen-number-changes";

    private static final Logger LOG = LoggerFactory.getLogger(CitizenNumberChanges.class);

    private final NumberChanges changes;
    private final NoticeSettings settings;

    CitizenNumberChanges(NumberChanges changes, NoticeSettings settings) {
        this.changes = changes;
        this.settings = settings;
    }

    @PostMapping(PATH)
    ResponseEntity<?> tell(@RequestBody Notices notices) throws InterruptedException {
        if (!notices.areWellFormed()) {
            return malformed();
        }
        TimeUnit.MILLISECONDS.sleep(settings.settle().toMillis());
        int told = changes.tell(notices.asChanges());
        LOG.info(
                "{} notices of changed numbers concerned {} accounts",
                notices.changes().size(),
                told);
        return ResponseEntity.noContent().build();
    }

    /** Its message would quote the numbers. */
    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<ProblemDetail> malformed() {
        return problem(HttpStatus.BAD_REQUEST, "malformed-notice", "A notice is not as the contract says.");
    }

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<ProblemDetail> notTold(RuntimeException failure) {
        LOG.warn("changed numbers are not told yet: {}", failure.getClass().getName());
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "not-told-yet", "Send the notices again.");
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String type, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/errors/" + type));
        return ResponseEntity.of(problem).build();
    }
}
