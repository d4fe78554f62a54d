package vn.lienket.account;

/**
 * A fact ready for its topic.
 *
 * @param headers name, value, name, value …
 * @param payload null for a tombstone; else names its schema by fingerprint, so that it can be written while the schema registry is down
 */
public record Letter(String topic, String key, String[] headers, byte[] payload) {}
