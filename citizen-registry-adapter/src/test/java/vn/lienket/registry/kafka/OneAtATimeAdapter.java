package vn.lienket.registry.kafka;

import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.messaging.Message;
import vn.lienket.registry.CitizenRegistryAdapter;

/** The same service as Spring Cloud Stream runs a function by default: a thread a partition, a record at a time. What the benchmark compares with. */
public final class OneAtATimeAdapter {

    /** Not found by scanning, so that it runs in the benchmark only. */
    static class Function {

        @Bean
        @SuppressWarnings("unchecked")
        Consumer<Message<byte[]>> verifyOneByOne(VerifyCitizen verification) {
            return message -> verification.verify((ConsumerRecord<byte[], byte[]>)
                    message.getHeaders().get(IntegrationMessageHeaderAccessor.SOURCE_DATA));
        }
    }

    public static void main(String[] args) {
        new SpringApplication(CitizenRegistryAdapter.class, Function.class).run(args);
    }
}
