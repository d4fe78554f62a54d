/**
 * A store for very many small values of which few are wanted again soon: a journal in a local file holds keys and values, and memory holds 24 bytes a
 * key that say where. Kafka Streams logs and restores it as any other; what is special is that the journal only ever has what was committed, so that
 * it is still good after a {@code kill -9}.
 */
package vn.lienket.linking.kafka.logbook;
