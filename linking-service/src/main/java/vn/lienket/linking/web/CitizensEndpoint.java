package vn.lienket.linking.web;

import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.linking.KnownCitizens;

/** "Why am I not linked, and what do I do next?" Any instance may be asked; the one that keeps the citizen answers. */
@RestController
class CitizensEndpoint {

    private static final Pattern CITIZEN_REF = Pattern.compile("[A-Za-z0-9-]{1,16}\\.[A-Za-z0-9_-]{22}");

    private final KnownCitizens citizens;
    private final OtherInstances others;

    CitizensEndpoint(KnownCitizens citizens, OtherInstances others) {
        this.citizens = citizens;
        this.others = others;
    }

    @GetMapping("/v1/citizens/{citizenRef}")
    ResponseEntity<?> citizen(
            @PathVariable String citizenRef,
            @RequestHeader(name = OtherInstances.ASKED_ON, defaultValue = "false") boolean askedOn) {
        requireShape(citizenRef);
        return citizens.find(citizenRef)
                .<ResponseEntity<?>>fold(
                        file -> ResponseEntity.ok(CitizenView.of(file)),
                        () -> {
                            throw new Problem(ProblemType.CITIZEN_NOT_FOUND);
                        },
                        instances -> {
                            if (askedOn) {
                                // The two disagree about who keeps it: a rebalance is under way. Never in a circle.
                                throw new Problem(ProblemType.NOT_READY);
                            }
                            return others.ask(instances, "/v1/citizens/" + citizenRef);
                        },
                        () -> {
                            throw new Problem(ProblemType.NOT_READY);
                        });
    }

    static void requireShape(String citizenRef) {
        if (!CITIZEN_REF.matcher(citizenRef).matches()) {
            throw new Problem(ProblemType.MALFORMED_CITIZEN_REF);
        }
    }
}
