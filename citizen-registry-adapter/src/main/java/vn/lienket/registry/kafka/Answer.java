package vn.lienket.registry.kafka;

import org.apache.avro.specific.SpecificRecord;

/** A fact to publish. */
record Answer(String topic, String key, SpecificRecord fact) {}
