package vn.lienket.benchmarks.contestants;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.VneidLogin;

/** A batch is a transaction; its offsets are committed after it. */
@Component
class PairingListener {

    private final Pairings pairings;

    PairingListener(Pairings pairings) {
        this.pairings = pairings;
    }

    @KafkaListener(id = "accounts", idIsGroup = false, topics = Terms.ACCOUNTS)
    @Transactional
    void accounts(List<CccdUpdated> accounts) {
        pairings.addAccounts(firstOfEach(accounts, CccdUpdated::getCitizenRef));
    }

    @KafkaListener(id = "logins", idIsGroup = false, topics = Terms.LOGINS)
    @Transactional
    void logins(List<VneidLogin> logins) {
        pairings.addLogins(firstOfEach(logins, VneidLogin::getCitizenRef));
    }

    private static <T> Collection<T> firstOfEach(List<T> facts, Function<T, String> citizenRef) {
        Map<String, T> first = new TreeMap<>();
        facts.forEach(fact -> first.putIfAbsent(citizenRef.apply(fact), fact));
        return first.values();
    }
}
