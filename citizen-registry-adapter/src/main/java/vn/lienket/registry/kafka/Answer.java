package vn.lienket.registry.kafka;

import org.apache.avro.specific.SpecificRecord;

/**
 * A fact to publish.
 *
 * @param topic also the name of its binding in application.yml
 */
record Answer(String topic, String key, SpecificRecord fact) {}
