package vn.lienket.notification.kafka;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import vn.lienket.schemas.kafka.FactReader;

/** Gives each listener a reader, which its threads share, and closes them in the end. */
@Component
class FactReaders implements DisposableBean {

    private final SchemaRegistrySettings registry;
    private final List<FactReader> open = new CopyOnWriteArrayList<>();

    FactReaders(SchemaRegistrySettings registry) {
        this.registry = registry;
    }

    FactReader open() {
        FactReader reader =
                new FactReader(Map.of("schema.registry.url", registry.url().toString()));
        open.add(reader);
        return reader;
    }

    @Override
    public void destroy() {
        open.forEach(FactReader::close);
    }
}
