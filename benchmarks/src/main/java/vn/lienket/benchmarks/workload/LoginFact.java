package vn.lienket.benchmarks.workload;

import vn.lienket.facts.AssuranceLevel;

/** {@code vneid-login}. */
public record LoginFact(Citizen citizen, byte[] eventId, long occurredAt) implements Fact {

    public static final String TOPIC = "vneid-login";

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
        return new AvroBytes(ids.vneidLogin())
                .text(eventId)
                .number(occurredAt)
                .text(citizen.ref())
                .text(citizen.vneidSubject())
                .number(AssuranceLevel.LEVEL_2.ordinal())
                .text(Citizen.portal(0))
                .bytes();
    }
}
