package vn.lienket.schemas.kafka;

import org.apache.kafka.common.errors.SerializationException;

/** The record itself is at fault and no retry will help: it belongs in the dead letters. */
public final class UnreadableFact extends SerializationException {

    public UnreadableFact(String reason) {
        super(reason);
    }
}
