package vn.lienket.account.web;

import java.util.Arrays;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** What a token's scopes allow: {@code portal:<code>}, {@code ops}, {@code auditor}. */
final class Scopes {

    static final String OPS = "ops";
    static final String AUDITOR = "auditor";
    private static final String PORTAL = "portal:";

    private Scopes() {}

    static boolean isOfPortal(Authentication caller, String portal) {
        return has(caller, PORTAL + portal);
    }

    static boolean has(Authentication caller, String... any) {
        return caller != null
                && caller.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .anyMatch(Arrays.asList(any)::contains);
    }
}
