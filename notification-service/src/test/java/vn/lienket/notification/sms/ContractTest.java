package vn.lienket.notification.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.web.service.annotation.PostExchange;
import org.yaml.snakeyaml.Yaml;

/** Holds the Java side to sms-gateway.yaml. */
class ContractTest {

    private final Map<String, Object> contract = read();

    @Test
    void sendsWhereTheContractSays() throws NoSuchMethodException {
        String url = SmsGatewayApi.class
                .getDeclaredMethod("send", String.class, MessageRequest.class)
                .getAnnotation(PostExchange.class)
                .url();
        assertThat(at("paths", url, "post", "operationId")).isEqualTo("send");
    }

    @Test
    void knowsEveryMemberAndValue() {
        assertThat(members(MessageRequest.class)).isEqualTo(keys("MessageRequest"));
        assertThat(members(MessageReceipt.class)).isEqualTo(keys("MessageReceipt"));
        assertThat(members(DeliveryReportsApi.Report.class)).isEqualTo(keys("Report"));
        List<String> states =
                Arrays.stream(DeliveryReportsApi.State.values()).map(Enum::name).toList();
        assertThat(states).isEqualTo(at("components", "schemas", "Report", "properties", "state", "enum"));
    }

    private Set<?> keys(String schema) {
        return ((Map<?, ?>) at("components", "schemas", schema, "properties")).keySet();
    }

    private static Set<String> members(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    private Object at(String... path) {
        Object found = contract;
        for (String step : path) {
            found = ((Map<?, ?>) found).get(step);
        }
        return found;
    }

    private static Map<String, Object> read() {
        try {
            return new Yaml().load(Files.readString(Path.of("src/main/openapi/sms-gateway.yaml")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
