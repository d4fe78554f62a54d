package vn.lienket.linking.kafka;

import java.util.Map;
import java.util.function.Function;

/** Whether what is decided counts. */
enum Mode {
    PRODUCTION(WriteFacts::new),
    /** The same decisions, told to ops only. Production has already put what is unreadable into the dead letters. */
    SHADOW(WritePreviews::new);

    private final Function<Map<String, ?>, Announcing> announcing;

    Mode(Function<Map<String, ?>, Announcing> announcing) {
        this.announcing = announcing;
    }

    /** One a processor, because serializers are not shared between threads. */
    Announcing announcing(Map<String, ?> registrySettings) {
        return announcing.apply(registrySettings);
    }

    boolean writesDeadLetters() {
        return this == PRODUCTION;
    }
}
