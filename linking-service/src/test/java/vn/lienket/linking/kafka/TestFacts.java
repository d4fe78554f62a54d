package vn.lienket.linking.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.VneidLogin;

/** Facts as upstream services write them. */
final class TestFacts {

    static final Instant NOON = Instant.parse("2024-06-01T12:00:00Z");

    private TestFacts() {}

    static String citizen(String name) {
        return "k1." + (name + "----------------------").substring(0, 22);
    }

    static CccdUpdated confirmed(String citizenRef, String portal, String accountId, Instant at) {
        return CccdUpdated.newBuilder()
                .setEventId(uuid("cccd", citizenRef, portal, accountId, at))
                .setOccurredAt(at)
                .setCitizenRef(citizenRef)
                .setPortal(portal)
                .setAccountId(accountId)
                .setAccountType(AccountType.CITIZEN)
                .setRequestId(uuid("request", citizenRef, portal, accountId))
                .build();
    }

    static VneidLogin loggedIn(String citizenRef, String subject, Instant at) {
        return VneidLogin.newBuilder()
                .setEventId(uuid("login", citizenRef, subject, at))
                .setOccurredAt(at)
                .setCitizenRef(citizenRef)
                .setVneidSubject(subject)
                .setAssuranceLevel(AssuranceLevel.LEVEL_2)
                .setPortal("dvcqg")
                .build();
    }

    static LinkCommand command(LinkAction action, String citizenRef, String portal, String accountId, Instant at) {
        return LinkCommand.newBuilder()
                .setEventId(uuid("command", action, citizenRef, accountId, at))
                .setOccurredAt(at)
                .setCommandId(uuid("commandId", action, citizenRef, accountId, at))
                .setCitizenRef(citizenRef)
                .setPortal(portal)
                .setAccountId(accountId)
                .setAction(action)
                .setReason("case 7")
                .setRequestedBy("lan")
                .setApprovedBy("minh")
                .build();
    }

    static CutoffScheduled cutoff(String portal, AccountType type, long version, Instant at) {
        return CutoffScheduled.newBuilder()
                .setEventId(uuid("cutoff", portal, type, version))
                .setOccurredAt(NOON)
                .setPortal(portal)
                .setAccountType(type)
                .setCutoffAt(at)
                .setExempt(false)
                .setCalendarVersion(version)
                .build();
    }

    private static String uuid(Object... parts) {
        return UUID.nameUUIDFromBytes(java.util.Arrays.toString(parts).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
