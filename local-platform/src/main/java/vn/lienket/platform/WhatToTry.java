package vn.lienket.platform;

import java.util.Optional;
import vn.lienket.facts.AccountLinked;
import vn.lienket.platform.invariants.FactsOnBroker;
import vn.lienket.platform.invariants.Told;
import vn.lienket.platform.scenario.AccountRow;

/** What one can look at and try once the scenario is over. */
final class WhatToTry {

    private static final String TEXT =
            """

            It stays up; Ctrl-C stops everything, the next ./run goes on from here. Look at:

              mailbox                 %1$s/
              text messages           %15$s/
              VNeID stand-in          %2$s/.well-known/openid-configuration
              population database     %3$s/stats
              schema registry         %4$s
              PostgreSQL              postgresql://postgres@localhost:%5$d/account
              Kafka                   localhost:%6$d
              logs                    %7$s

            Try:

              token() { curl -s -u "$1" -d grant_type=client_credentials %11$s/token | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/'; }
              PORTAL=$(token %12$s); OPS=$(token %13$s); AUDITOR=$(token %14$s)
              curl -s -H "Authorization: Bearer $OPS" %8$s/v1/accounts/counts
              curl -s -H "Authorization: Bearer $PORTAL" %8$s/v1/portals/%9$s/accounts/%10$s
              curl -s -H "Authorization: Bearer $PORTAL" -X POST %8$s/v1/portals/%9$s/accounts/%10$s/logins
              curl -s -H "Authorization: Bearer $OPS" %8$s/v1/cutoffs
              curl -s -H "Authorization: Bearer $AUDITOR" %8$s/v1/audit/%9$s/%10$s
              curl -s -H "Authorization: Bearer $AUDITOR" %8$s/v1/audit/verification
              curl -s -H "Authorization: Bearer $AUDITOR" %8$s/v1/reconciliation
              curl -s '%1$s/api/messages'
              curl -s -X PUT %3$s/faults -d '{"status": 503, "forSeconds": 30}'
              curl -s -H 'X-Api-Key: %16$s' %17$s/v1/quota
              curl -s %8$s/actuator/prometheus
            """;

    private static final String WHY =
            """
              curl -s %1$s/v1/citizens/%2$s
              curl -s '%1$s/v1/links/%3$s/explanation'
            """;

    private WhatToTry() {}

    static String on(LocalPlatform platform, AccountRow account) {
        PortPlan ports = platform.ports();
        String text = TEXT.formatted(
                ports.url(Part.MAILBOX),
                ports.url(Part.VNEID),
                ports.url(Part.POPULATION_DATABASE),
                platform.registryUrl(),
                ports.of(Part.POSTGRES),
                ports.of(Part.KAFKA),
                platform.data().resolve("logs"),
                ports.url(Part.ACCOUNT_SERVICE),
                account.portal(),
                account.accountId(),
                ports.url(Part.TOKEN_ISSUER),
                client(platform, "portal-" + account.portal()),
                client(platform, "ops-lan"),
                client(platform, "auditor-hoa"),
                ports.url(Part.SMS_GATEWAY),
                platform.secrets().operatorKey(),
                ports.url(Part.CITIZEN_REGISTRY_ADAPTER));
        return text + aLink(platform).map(link -> why(ports, link)).orElse("");
    }

    /** {@code name:secret} */
    private static String client(LocalPlatform platform, String clientId) {
        return clientId + ":" + platform.tokenIssuer().credentials(clientId).secret();
    }

    private static Optional<AccountLinked> aLink(LocalPlatform platform) {
        return new FactsOnBroker(platform.bootstrapServers(), platform.registryUrl())
                .read().of(AccountLinked.class).stream().map(Told::fact).findFirst();
    }

    private static String why(PortPlan ports, AccountLinked link) {
        return WHY.formatted(ports.url(Part.LINKING_SERVICE), link.getCitizenRef(), link.getEventId());
    }
}
