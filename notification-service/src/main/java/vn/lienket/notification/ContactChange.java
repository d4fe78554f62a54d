package vn.lienket.notification;

import java.util.Optional;

/** How an account can be reached from now on. @param reachable empty when the citizen's data were erased */
public record ContactChange(AccountKey account, Optional<Reachable> reachable) {

    public record Reachable(String accountType, SealedContact contact) {}
}
