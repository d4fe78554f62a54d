package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienket.facts.AccountLinked;

/** {@code -Daccounts=1000000} for a figure. */
class ReconciliationRateTest extends ServiceTest {

    private static final int ACCOUNTS = Integer.getInteger("accounts", 2_000);

    @Autowired
    ReconcileLinks reconcileLinks;

    @Autowired
    Reconciliations reconciliations;

    private final Instant at = Facts.now();

    @Test
    void comparesManyAccounts() throws InterruptedException {
        jdbc.update(
                """
                insert into account (portal, account_id, account_type, state, personal, exempt, citizen_ref, link_citizen_ref,
                    link_sequence, vneid_subject, link_late, linked_at)
                select ?, 'r-' || n, 'CITIZEN', 'LINKED', '', false, 'ref-' || n, 'ref-' || n, 1, 'subject-1', false, ?
                from generate_series(1, ?) as n
                """,
                portal,
                at.atOffset(java.time.ZoneOffset.UTC),
                ACCOUNTS);
        Function<AccountLinked, String> account = fact -> fact.getPortal() + "/" + fact.getAccountId();
        TOPICS.sayEach("linked-accounts", links(), account);
        TOPICS.sayEach("account-linked", links(), AccountLinked::getCitizenRef);

        long begin = System.nanoTime();
        assertThat(reconcileLinks.run(Duration.ZERO)).isTrue();
        double seconds = (System.nanoTime() - begin) / 1e9;
        Reconciliation last = reconciliations.last().orElseThrow();
        assertThat(last.links().snapshot()).isGreaterThanOrEqualTo(ACCOUNTS);
        assertThat(last.drifts()).noneMatch(drift -> drift.account().portal().equals(portal));
        LoggerFactory.getLogger(ReconciliationRateTest.class)
                .info("{} accounts compared in {} s", last.accounts(), Math.round(seconds));
        jdbc.update("delete from account where portal = ?", portal);
    }

    private Stream<AccountLinked> links() {
        return IntStream.rangeClosed(1, ACCOUNTS).mapToObj(n -> {
            AccountLinked linked = new Facts(portal, "r-" + n, "ref-" + n).linked(1);
            return AccountLinked.newBuilder(linked).setOccurredAt(at).build();
        });
    }
}
