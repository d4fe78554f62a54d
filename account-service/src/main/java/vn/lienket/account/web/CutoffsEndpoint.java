package vn.lienket.account.web;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.AccountType;
import vn.lienket.account.Cutoff;
import vn.lienket.account.CutoffKey;
import vn.lienket.account.CutoffTerms;
import vn.lienket.account.Cutoffs;

/** The cutoff calendar. */
@RestController
@RequestMapping("/v1/cutoffs")
class CutoffsEndpoint {

    private final Cutoffs cutoffs;
    private final Clock clock;

    CutoffsEndpoint(Cutoffs cutoffs, Clock clock) {
        this.cutoffs = cutoffs;
        this.clock = clock;
    }

    @GetMapping
    List<Entry> all() {
        return cutoffs.all().stream().map(Entry::of).toList();
    }

    @PutMapping("/{portal}/{accountType}")
    Entry set(@PathVariable String portal, @PathVariable String accountType, @RequestBody Change change) {
        CutoffKey key = new CutoffKey(Paths.portal(portal), Paths.type(accountType));
        return Entry.of(cutoffs.set(key, change.change(), clock.instant()));
    }

    record Entry(
            String portal,
            AccountType accountType,
            Instant cutoffAt,
            Instant graceUntil,
            boolean exempt,
            long calendarVersion) {

        static Entry of(Cutoff cutoff) {
            return new Entry(
                    cutoff.key().portal(),
                    cutoff.key().type(),
                    cutoff.terms().cutoffAt(),
                    cutoff.terms().graceUntil(),
                    cutoff.terms().exempt(),
                    cutoff.version());
        }
    }

    record Change(
            OffsetDateTime cutoffAt, OffsetDateTime graceUntil, Boolean exempt, String reason, String requestedBy) {

        Cutoffs.Change change() {
            return new Cutoffs.Change(terms(), required("reason", reason), required("requestedBy", requestedBy));
        }

        private CutoffTerms terms() {
            try {
                return new CutoffTerms(instant(cutoffAt), instant(graceUntil), Boolean.TRUE.equals(exempt));
            } catch (IllegalArgumentException contradictory) {
                throw new Problem(ProblemType.INVALID_CUTOFF);
            }
        }

        /** As precise as facts are, so that what is announced is what is kept. */
        private static Instant instant(OffsetDateTime time) {
            return time == null ? null : time.toInstant().truncatedTo(ChronoUnit.MILLIS);
        }

        private static String required(String name, String text) {
            if (text == null || text.isBlank() || text.length() > 500) {
                throw Problem.field(name);
            }
            return text.strip();
        }
    }
}
