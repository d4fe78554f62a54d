package vn.lienket.schemas.kafka;

import org.apache.kafka.common.errors.SerializationException;

/** The schema registry did not answer: nothing is known about the record, so it is tried again until it does (invariant I6). */
public final class RegistryUnreachable extends SerializationException {

    RegistryUnreachable(Throwable cause) {
        super("the schema registry did not answer", cause);
    }
}
