package vn.lienket.notification;

import vn.lienket.platform.TestParts;

/** Access tokens, as portals and operators send them. */
final class Tokens {

    static final String ISSUER = TestParts.shared().tokenIssuer().address().toString();

    private Tokens() {}

    static String ops() {
        return bearer("ops-lan", "ops");
    }

    static String portal(String code) {
        return bearer("portal-" + code, "portal:" + code);
    }

    static String bearer(String subject, String scope) {
        return "Bearer " + TestParts.shared().tokenIssuer().token(subject, scope);
    }
}
