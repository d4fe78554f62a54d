package vn.lienket.registry.web;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.registry.SharedQuota;

/** What is agreed, and how much of it is this instance's; a new figure is put to each instance, the smaller one before it counts. */
@RestController
class QuotaEndpoint {

    static final String PATH = "/v1/quota";

    record Wanted(int perSecond) {}

    record Agreed(int perSecond, int ofThisInstance) {}

    private final SharedQuota quota;

    QuotaEndpoint(SharedQuota quota) {
        this.quota = quota;
    }

    @GetMapping(PATH)
    Agreed quota() {
        return new Agreed(quota.perSecond(), quota.ofThisInstance());
    }

    @PutMapping(PATH)
    ResponseEntity<?> change(@RequestBody Wanted wanted) {
        if (wanted.perSecond() < 1) {
            ProblemDetail problem =
                    ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, "perSecond is at least 1.");
            problem.setType(URI.create("/errors/no-quota"));
            return ResponseEntity.of(problem).build();
        }
        quota.change(wanted.perSecond());
        return ResponseEntity.ok(quota());
    }
}
