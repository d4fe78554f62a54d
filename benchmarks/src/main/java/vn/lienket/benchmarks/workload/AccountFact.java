package vn.lienket.benchmarks.workload;

import vn.lienket.facts.AccountType;

/** {@code cccd-updated}: the population database confirmed the number of the citizen's account. */
public record AccountFact(Citizen citizen, byte[] eventId, long occurredAt, byte[] requestId) implements Fact {

    public static final String TOPIC = "cccd-updated";

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public byte[] key() {
        return citizen.ref();
    }

    @Override
    public byte[] value(SchemaIds ids) {
        return new AvroBytes(ids.cccdUpdated())
                .text(eventId)
                .number(occurredAt)
                .text(citizen.ref())
                .number(0) // no previousCitizenRef: the first branch of its union
                .text(citizen.portal())
                .text(citizen.accountId())
                .number(AccountType.CITIZEN.ordinal())
                .text(requestId)
                .bytes();
    }
}
