package vn.lienket.linking.kafka;

import static vn.lienket.linking.kafka.Outgoing.key;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
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
        Headers headers = WriteAvro.headers(fact);
        byte[] bytes = avro.bytes(Output.ACCOUNT_LINKED, fact);
        return List.of(
                new Outgoing(Output.ACCOUNT_LINKED, key(citizenRef), bytes, headers),
                new Outgoing(
                        Output.LINKED_ACCOUNTS, account, avro.bytes(Output.LINKED_ACCOUNTS, fact, bytes), headers));
    }

    @Override
    public List<Outgoing> unlinked(String citizenRef, Outcome.Unlinked outcome) {
        AccountUnlinked fact = new FactsOf(citizenRef).unlinked(outcome);
        byte[] account = key(fact.getPortal() + "/" + fact.getAccountId());
        Headers headers = WriteAvro.headers(fact);
        return List.of(
                new Outgoing(
                        Output.ACCOUNT_UNLINKED, key(citizenRef), avro.bytes(Output.ACCOUNT_UNLINKED, fact), headers),
                new Outgoing(Output.LINKED_ACCOUNTS, account, null, headers));
    }

    @Override
    public List<Outgoing> refused(String citizenRef, Outcome.Refused outcome) {
        LinkRefused fact = new FactsOf(citizenRef).refused(outcome);
        return List.of(new Outgoing(
                Output.LINK_REFUSED, key(citizenRef), avro.bytes(Output.LINK_REFUSED, fact), WriteAvro.headers(fact)));
    }

    @Override
    public void close() {
        avro.close();
    }
}
