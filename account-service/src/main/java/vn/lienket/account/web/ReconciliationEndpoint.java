package vn.lienket.account.web;

import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.Drift;
import vn.lienket.account.Reconciliation;
import vn.lienket.account.Reconciliations;

/** Whether the database still says what linking-service told. */
@RestController
@RequestMapping("/v1/reconciliation")
class ReconciliationEndpoint {

    private final Reconciliations reconciliations;

    ReconciliationEndpoint(Reconciliations reconciliations) {
        this.reconciliations = reconciliations;
    }

    /** 404 until the first comparison ended. */
    @GetMapping
    View last() {
        return reconciliations.last().map(View::of).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    record View(
            Instant startedAt,
            Instant endedAt,
            long accounts,
            Reconciliation.Links links,
            long inFlight,
            long drifting,
            List<DriftView> drifts) {

        static View of(Reconciliation last) {
            return new View(
                    last.startedAt(),
                    last.endedAt(),
                    last.accounts(),
                    last.links(),
                    last.inFlight(),
                    last.drifting(),
                    last.drifts().stream().map(DriftView::of).toList());
        }
    }

    record DriftView(
            String portal, String accountId, Drift.Against against, List<String> differs, String stored, String told) {

        static DriftView of(Drift drift) {
            return new DriftView(
                    drift.account().portal(),
                    drift.account().number(),
                    drift.against(),
                    drift.differs(),
                    drift.stored(),
                    drift.told());
        }
    }
}
