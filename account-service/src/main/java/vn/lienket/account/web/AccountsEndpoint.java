package vn.lienket.account.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.AccountState;
import vn.lienket.account.AccountType;
import vn.lienket.account.Accounts;
import vn.lienket.account.CitizenNumber;
import vn.lienket.account.Counts;
import vn.lienket.account.CutoffTerms;
import vn.lienket.account.ExplainAccount;
import vn.lienket.account.Explanation;
import vn.lienket.account.Link;
import vn.lienket.account.Progress;
import vn.lienket.account.Text;

/** The page "thông tin định danh", and how many accounts are how far. */
@RestController
class AccountsEndpoint {

    private final ExplainAccount explainAccount;
    private final Accounts accounts;

    AccountsEndpoint(ExplainAccount explainAccount, Accounts accounts) {
        this.explainAccount = explainAccount;
        this.accounts = accounts;
    }

    @GetMapping("/v1/portals/{portal}/accounts/{accountId}")
    Identity account(@PathVariable String portal, @PathVariable String accountId) {
        return Identity.of(explainAccount.explain(Paths.account(portal, accountId)));
    }

    @GetMapping("/v1/accounts/counts")
    CountsAnswer counts(@RequestParam(required = false) String portal) {
        Counts counts = accounts.counts(portal == null ? null : Paths.portal(portal));
        return new CountsAnswer(portal, counts.total(), counts.byState());
    }

    /** @param portal absent when it counts all */
    record CountsAnswer(String portal, long total, Map<AccountState, Long> byState) {}

    /** @param cccd masked */
    record Identity(
            String portal,
            String accountId,
            AccountType accountType,
            AccountState state,
            @JsonInclude String cccd,
            Instant cccdConfirmedAt,
            LinkView link,
            RefusalView refusal,
            CutoffView cutoff,
            Text message) {

        record LinkView(String vneidSubject, Instant linkedAt, boolean late) {

            static LinkView of(Link link) {
                return new LinkView(link.vneidSubject(), link.at(), link.late());
            }
        }

        record RefusalView(String reason) {}

        record CutoffView(Instant cutoffAt, Instant graceUntil, boolean exempt) {

            static CutoffView of(CutoffTerms terms) {
                return new CutoffView(terms.cutoffAt(), terms.graceUntil(), terms.exempt());
            }
        }

        static Identity of(Explanation explanation) {
            Progress progress = explanation.account().progress();
            return new Identity(
                    explanation.account().id().portal(),
                    explanation.account().id().number(),
                    explanation.account().type(),
                    explanation.account().state(),
                    Optional.ofNullable(explanation.cccd())
                            .map(CitizenNumber::masked)
                            .orElse(null),
                    progress.check().confirmedAt(),
                    progress.heldLink().map(LinkView::of).orElse(null),
                    Optional.ofNullable(progress.refusal().reason())
                            .map(RefusalView::new)
                            .orElse(null),
                    CutoffView.of(explanation.cutoff().terms()),
                    explanation.message());
        }
    }
}
