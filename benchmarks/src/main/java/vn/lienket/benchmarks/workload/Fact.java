package vn.lienket.benchmarks.workload;

/** A fact as the generator writes it. */
public interface Fact {

    String topic();

    /** The record key. */
    byte[] key();

    /** The record value: Avro in Confluent's wire format. */
    byte[] value(SchemaIds ids);
}
