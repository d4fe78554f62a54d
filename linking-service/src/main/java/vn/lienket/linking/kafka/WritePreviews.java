package vn.lienket.linking.kafka;

import static vn.lienket.linking.kafka.Outgoing.key;

import java.util.List;
import java.util.Map;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.LinkPreviewed;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.PreviewedDecision;
import vn.lienket.linking.LinkingRules;
import vn.lienket.linking.Outcome;

/** In shadow mode: tells what would be announced, and announces nothing. */
final class WritePreviews implements Announcing {

    private final WriteAvro avro;

    WritePreviews(Map<String, ?> registrySettings) {
        this.avro = new WriteAvro(registrySettings);
    }

    @Override
    public List<Outgoing> linked(String citizenRef, Outcome.Linked outcome) {
        AccountLinked fact = new FactsOf(citizenRef).linked(outcome);
        return preview(LinkPreviewed.newBuilder()
                .setEventId(fact.getEventId())
                .setOccurredAt(fact.getOccurredAt())
                .setCitizenRef(citizenRef)
                .setPortal(fact.getPortal())
                .setAccountId(fact.getAccountId())
                .setDecision(PreviewedDecision.LINKED)
                .setVneidSubject(fact.getVneidSubject())
                .setSequence(fact.getSequence())
                .setLate(fact.getLate())
                .setCccdUpdatedEventId(fact.getCccdUpdatedEventId())
                .setVneidLoginEventId(fact.getVneidLoginEventId()));
    }

    @Override
    public List<Outgoing> unlinked(String citizenRef, Outcome.Unlinked outcome) {
        AccountUnlinked fact = new FactsOf(citizenRef).unlinked(outcome);
        return preview(LinkPreviewed.newBuilder()
                .setEventId(fact.getEventId())
                .setOccurredAt(fact.getOccurredAt())
                .setCitizenRef(citizenRef)
                .setPortal(fact.getPortal())
                .setAccountId(fact.getAccountId())
                .setDecision(PreviewedDecision.UNLINKED)
                .setUnlinkReason(fact.getReason())
                .setVneidSubject(fact.getVneidSubject())
                .setSequence(fact.getSequence()));
    }

    @Override
    public List<Outgoing> refused(String citizenRef, Outcome.Refused outcome) {
        LinkRefused fact = new FactsOf(citizenRef).refused(outcome);
        return preview(LinkPreviewed.newBuilder()
                .setEventId(fact.getEventId())
                .setOccurredAt(fact.getOccurredAt())
                .setCitizenRef(citizenRef)
                .setPortal(fact.getPortal())
                .setAccountId(fact.getAccountId())
                .setDecision(PreviewedDecision.REFUSED)
                .setRefusalReason(fact.getReason())
                .setCccdUpdatedEventId(fact.getCccdUpdatedEventId())
                .setVneidLoginEventId(fact.getVneidLoginEventId()));
    }

    private List<Outgoing> preview(LinkPreviewed.Builder preview) {
        LinkPreviewed fact = preview.setRuleVersion(LinkingRules.VERSION).build();
        return List.of(new Outgoing(
                Output.LINK_PREVIEW,
                key(fact.getCitizenRef()),
                avro.bytes(Output.LINK_PREVIEW, fact),
                WriteAvro.headers(fact)));
    }

    @Override
    public void close() {
        avro.close();
    }
}
