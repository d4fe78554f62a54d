package vn.lienket.linking.kafka;

import static vn.lienket.linking.kafka.Outgoing.key;

import java.util.List;
import java.util.Map;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.LinkRefused;
import vn.lienket.linking.Outcome;

/** Announces outcomes for all to see. */
final class WriteFacts implements Announcing {

    private final WriteAvro avro;

    WriteFacts(Map<String, ?> registrySettings) {
        this.avro = new WriteAvro(registrySettings);
    }

    @Override
    public List<Outgoing> linked(String citizenRef, Outcome.Linked outcome) {
        AccountLinked fact = new FactsOf(citizenRef).linked(outcome);
        byte[] account = key(fact.getPortal() + "/" + fact.getAccountId());
        return List.of(
                avro.write(Output.ACCOUNT_LINKED, key(citizenRef), fact),
                avro.write(Output.LINKED_ACCOUNTS, account, fact));
    }

    @Override
    public List<Outgoing> unlinked(String citizenRef, Outcome.Unlinked outcome) {
        AccountUnlinked fact = new FactsOf(citizenRef).unlinked(outcome);
        byte[] account = key(fact.getPortal() + "/" + fact.getAccountId());
        return List.of(
                avro.write(Output.ACCOUNT_UNLINKED, key(citizenRef), fact),
                avro.delete(Output.LINKED_ACCOUNTS, account, fact));
    }

    @Override
    public List<Outgoing> refused(String citizenRef, Outcome.Refused outcome) {
        LinkRefused fact = new FactsOf(citizenRef).refused(outcome);
        return List.of(avro.write(Output.LINK_REFUSED, key(citizenRef), fact));
    }

    @Override
    public void close() {
        avro.close();
    }
}
