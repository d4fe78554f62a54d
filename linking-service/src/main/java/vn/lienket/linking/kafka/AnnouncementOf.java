package vn.lienket.linking.kafka;

import java.util.Optional;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.LinkRefused;
import vn.lienket.linking.Explanation;
import vn.lienket.linking.PortalAccount;
import vn.lienket.linking.RefusalReason;

/** Links and refusals in the words of the rules. */
final class AnnouncementOf {

    private AnnouncementOf() {}

    static Explanation.Announcement linked(AccountLinked fact) {
        return new Explanation.Announcement(
                fact.getEventId(),
                fact.getCitizenRef(),
                new PortalAccount(fact.getPortal(), fact.getAccountId()),
                fact.getOccurredAt(),
                Optional.of(fact.getVneidSubject()),
                Optional.ofNullable(fact.getPreviousSubject()),
                Optional.empty(),
                fact.getSequence(),
                fact.getLate(),
                fact.getCccdUpdatedEventId(),
                fact.getVneidLoginEventId());
    }

    static Explanation.Announcement refused(LinkRefused fact) {
        return new Explanation.Announcement(
                fact.getEventId(),
                fact.getCitizenRef(),
                new PortalAccount(fact.getPortal(), fact.getAccountId()),
                fact.getOccurredAt(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(RefusalReason.valueOf(fact.getReason().name())),
                0,
                false,
                fact.getCccdUpdatedEventId(),
                fact.getVneidLoginEventId());
    }
}
