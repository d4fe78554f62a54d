package vn.lienket.account;

/**
 * A fact ready for its topic.
 *
 * @param headers as the edge that writes and sends letters packs them
 * @param payload null for a tombstone; else names its schema by fingerprint, so that it can be written while the schema registry is down
 */
public record Letter(String topic, String key, byte[] headers, byte[] payload) {}
