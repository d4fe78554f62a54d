package vn.lienket.platform.tokens;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client's name says what it may do: {@code portal-dvcqg} has the scope {@code portal:dvcqg}, {@code ops-lan} the scope {@code ops},
 * {@code auditor-hoa} the scope {@code auditor}.
 */
record ClientId(String name, List<String> scopes) {

    private static final Pattern NAME = Pattern.compile("(portal|ops|auditor)-([a-z0-9][a-z0-9-]{0,31})");

    static Optional<ClientId> of(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean isPortal = matcher.group(1).equals("portal");
        String scope = isPortal ? "portal:" + matcher.group(2) : matcher.group(1);
        return Optional.of(new ClientId(name, List.of(scope)));
    }
}
