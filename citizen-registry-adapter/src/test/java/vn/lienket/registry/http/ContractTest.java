package vn.lienket.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.service.annotation.PostExchange;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;
import vn.lienket.registry.Claim;

/** Holds the Java side to population-database.yaml. */
class ContractTest {

    private static final Map<String, Object> CONTRACT = read();

    @Test
    void asksWhereTheContractSays() throws NoSuchMethodException {
        String url = PopulationDatabaseApi.class
                .getDeclaredMethod("lookup", String.class, LookupRequest.class, Turn.class)
                .getAnnotation(PostExchange.class)
                .url();
        assertThat(at("paths", url, "post", "operationId")).isEqualTo("lookup");
    }

    @Test
    void knowsEveryMemberAndValue() {
        assertThat(members(LookupRequest.class)).isEqualTo(keys("LookupRequest"));
        assertThat(members(LookupAnswer.class)).isEqualTo(keys("LookupAnswer"));
        assertThat(members(LookupAnswer.Registered.class))
                .isEqualTo(((Map<?, ?>)
                                at("components", "schemas", "LookupAnswer", "properties", "registered", "properties"))
                        .keySet());
        assertThat(names(LookupAnswer.Result.values()))
                .isEqualTo(at("components", "schemas", "LookupAnswer", "properties", "result", "enum"));
        assertThat(names(LookupAnswer.Field.values()))
                .isEqualTo(at("components", "schemas", "LookupAnswer", "properties", "mismatches", "items", "enum"));
    }

    @Test
    void readsWhenACallArrivedAsTheContractTellsIt() {
        HttpHeaders headers = new HttpHeaders();
        headers.add("Server-Timing", (String) at("components", "headers", "SinceArrival", "example"));
        assertThat(TellsArrival.sinceArrival(headers)).isPresent();
        Map<?, ?> answers = (Map<?, ?>) at("paths", "/v1/citizens:lookup", "post", "responses");
        assertThat(answers.values())
                .allSatisfy(answer -> assertThat(answer.toString()).matches(".*(Server-Timing|responses/Malformed).*"));
    }

    @TestFactory
    Stream<DynamicTest> readsEveryExample() {
        Claim claim = Claim.of("001187654321", Optional.empty(), "Nguyễn Thị Hòa", "1987-05-21")
                .orElseThrow();
        Map<?, ?> examples = (Map<?, ?>) at(
                "paths", "/v1/citizens:lookup", "post", "responses", "200", "content", "application/json", "examples");
        return examples.entrySet().stream()
                .map(example -> DynamicTest.dynamicTest(example.getKey().toString(), () -> assertThat(
                                answer(((Map<?, ?>) example.getValue()).get("value"))
                                        .asAnswerTo(claim))
                        .isNotNull()));
    }

    private static LookupAnswer answer(Object example) {
        JsonMapper json = JsonMapper.builder().build();
        return json.readValue(json.writeValueAsString(example), LookupAnswer.class);
    }

    private static Set<?> keys(String schema) {
        return ((Map<?, ?>) at("components", "schemas", schema, "properties")).keySet();
    }

    private static Set<String> members(Class<? extends Record> type) {
        return Set.copyOf(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList());
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static Object at(String... path) {
        Object found = CONTRACT;
        for (String step : path) {
            found = ((Map<?, ?>) found).get(step);
        }
        return found;
    }

    private static Map<String, Object> read() {
        try {
            return new Yaml().load(Files.readString(Path.of("src/main/openapi/population-database.yaml")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
