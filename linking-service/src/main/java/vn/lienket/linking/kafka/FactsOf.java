package vn.lienket.linking.kafka;

import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.LinkRefused;
import vn.lienket.linking.Account;
import vn.lienket.linking.Grounds;
import vn.lienket.linking.LinkingRules;
import vn.lienket.linking.Outcome;
import vn.lienket.linking.PortalAccount;
import vn.lienket.schemas.EventId;

/**
 * Outcomes of a citizen's decision as facts. Their ids are derived from what they rest on, so that a replay from the topics' start gives the same
 * ones.
 */
record FactsOf(String citizenRef) {

    AccountLinked linked(Outcome.Linked outcome) {
        PortalAccount account = outcome.account();
        Grounds grounds = outcome.link().grounds();
        String confirmation = grounds.confirmation().eventId();
        String login = grounds.login().eventId();
        // Without the builder, whose checks the writer makes again: there are millions of links.
        return new AccountLinked(
                linkId(account, outcome.sequence(), grounds),
                grounds.effectiveTime(),
                citizenRef,
                account.portal(),
                account.accountId(),
                outcome.link().subject(),
                outcome.sequence(),
                outcome.previousSubject().orElse(null),
                outcome.link().late(),
                LinkingRules.VERSION,
                confirmation,
                login);
    }

    AccountUnlinked unlinked(Outcome.Unlinked outcome) {
        PortalAccount account = outcome.account();
        return AccountUnlinked.newBuilder()
                .setEventId(id(
                        "account-unlinked",
                        account,
                        Long.toString(outcome.sequence()),
                        outcome.cause().eventId()))
                .setOccurredAt(outcome.cause().at())
                .setCitizenRef(citizenRef)
                .setPortal(account.portal())
                .setAccountId(account.accountId())
                .setVneidSubject(outcome.subject())
                .setSequence(outcome.sequence())
                .setReason(
                        switch (outcome.reason()) {
                            case CCCD_CORRECTED -> vn.lienket.facts.UnlinkReason.CCCD_CORRECTED;
                            case OPS_COMMAND -> vn.lienket.facts.UnlinkReason.OPS_COMMAND;
                        })
                .setRequestedBy(outcome.requestedBy().orElse(null))
                .build();
    }

    LinkRefused refused(Outcome.Refused outcome) {
        PortalAccount account = outcome.account();
        Grounds grounds = outcome.refusal().grounds();
        String confirmation = grounds.confirmation().eventId();
        String login = grounds.login().eventId();
        // The calendar's entry is part of what a refusal rests on, so the same one may be announced again after the
        // calendar, or the account's type, went there and back.
        String entry = outcome.calendarVersion() + " " + outcome.typeAsOf().toEpochMilli();
        return LinkRefused.newBuilder()
                .setEventId(id(
                        "link-refused",
                        account,
                        entry,
                        outcome.refusal().reason().name(),
                        confirmation,
                        login))
                .setOccurredAt(grounds.effectiveTime())
                .setCitizenRef(citizenRef)
                .setPortal(account.portal())
                .setAccountId(account.accountId())
                .setReason(
                        switch (outcome.refusal().reason()) {
                            case AFTER_CUTOFF -> vn.lienket.facts.RefusalReason.AFTER_CUTOFF;
                            case ASSURANCE_TOO_LOW -> vn.lienket.facts.RefusalReason.ASSURANCE_TOO_LOW;
                            case DUPLICATE_ACCOUNT -> vn.lienket.facts.RefusalReason.DUPLICATE_ACCOUNT;
                            case EXEMPT -> vn.lienket.facts.RefusalReason.EXEMPT;
                        })
                .setRuleVersion(LinkingRules.VERSION)
                .setCccdUpdatedEventId(confirmation)
                .setVneidLoginEventId(login)
                .build();
    }

    /** Of the newest link of an account that is linked. */
    String linkId(Account account) {
        return linkId(
                account.id(), account.sequence(), account.link().orElseThrow().grounds());
    }

    private String linkId(PortalAccount account, long sequence, Grounds grounds) {
        return id(
                "account-linked",
                account,
                Long.toString(sequence),
                grounds.confirmation().eventId(),
                grounds.login().eventId());
    }

    private String id(String topic, PortalAccount account, String... causes) {
        String[] inputs = new String[3 + causes.length];
        inputs[0] = citizenRef;
        inputs[1] = account.portal();
        inputs[2] = account.accountId();
        System.arraycopy(causes, 0, inputs, 3, causes.length);
        return EventId.derivedFrom(topic, inputs).toString();
    }
}
