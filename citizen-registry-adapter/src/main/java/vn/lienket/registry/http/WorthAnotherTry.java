package vn.lienket.registry.http;

import java.util.function.Predicate;
import vn.lienket.registry.RegistryUnavailable;

/** Named in application.yml: what the retry tries again. Public, since Resilience4j makes it by reflection. */
public final class WorthAnotherTry implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return failure instanceof RegistryUnavailable unavailable
                && unavailable.fault().isWorthAnotherTry();
    }
}
