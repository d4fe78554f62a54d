package vn.lienket.registry.kafka;

import java.util.Optional;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.registry.Claim;

/**
 * A request as it was read.
 *
 * @param key {@code portal/accountId}
 * @param claim empty when what was sealed is no well-formed claim
 * @param traceparent W3C trace context of the record, or a new one
 */
record Request(String key, CccdUpdateRequested fact, Optional<Claim> claim, String traceparent) {}
