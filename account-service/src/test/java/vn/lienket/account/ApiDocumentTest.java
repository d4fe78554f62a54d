package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever reads the document can copy its examples. */
class ApiDocumentTest extends ServiceTest {

    private static final String PORTAL = "vi-du";

    private record Example(String method, String path, JsonNode operation) {

        int order() {
            return operation.path("x-example-order").asInt(-1);
        }

        String parameter(String in, String name) {
            for (JsonNode parameter : operation.path("parameters")) {
                if (parameter.path("in").asString().equals(in)
                        && parameter.path("name").asString().equals(name)) {
                    return parameter.path("example").asString();
                }
            }
            return null;
        }
    }

    @Test
    void answersEachExampleOfTheDocumentAsTheDocumentSays() {
        List<Example> examples = served().stream()
                .filter(example -> example.order() >= 0)
                .sorted(Comparator.comparing(Example::order))
                .toList();
        assertThat(examples).hasSizeGreaterThan(10);
        examples.forEach(this::run);
    }

    @Test
    void hasAnExampleForAllThatPortalsAsk() {
        assertThat(served())
                .filteredOn(operation -> operation.path().startsWith("/v1/portals/")
                        || operation.path().startsWith("/v1/vneid-logins"))
                .allSatisfy(operation ->
                        assertThat(operation.order()).as(operation.path()).isNotNegative());
    }

    private List<Example> served() {
        List<Example> all = new ArrayList<>();
        JsonNode document = http.with(null).get("/v3/api-docs").json();
        document.path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation ->
                        all.add(new Example(operation.getKey().toUpperCase(), path.getKey(), operation.getValue()))));
        return all;
    }

    private void run(Example example) {
        Http caller = http.with(token("example", "ops", "auditor", "portal:" + PORTAL));
        String path = path(example);
        JsonNode content = example.operation().at("/requestBody/content");
        Http.Answer answer =
                switch (example.method()) {
                    case "GET" -> caller.get(path);
                    case "PUT" ->
                        caller.put(
                                path, content.at("/application~1json/example").toString());
                    default -> post(caller, path, content);
                };
        String what = example.method() + " " + path + " answered " + answer.body();
        int status = example.operation().path("x-example-status").asInt();
        assertThat(answer.status()).as(what).isEqualTo(status);
        JsonNode documented = example.operation().at("/responses/" + status + "/content/application~1json/example");
        assertThat(documented.isObject()).as(what).isTrue();
        assertHasTheShapeOf(documented, answer.json(), what);
    }

    private static Http.Answer post(Http caller, String path, JsonNode content) {
        if (content.isMissingNode()) {
            return caller.post(path);
        }
        var body = content.properties().stream()
                .filter(type -> type.getValue().has("example"))
                .findFirst()
                .orElseThrow();
        JsonNode example = body.getValue().path("example");
        return caller.post(path, body.getKey(), example.isString() ? example.asString() : example.toString());
    }

    private static String path(Example example) {
        String path = example.path();
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : example.operation().path("parameters")) {
            String name = parameter.path("name").asString();
            if (path.contains("{" + name + "}")) {
                path = path.replace("{" + name + "}", example.parameter("path", name));
            } else if (parameter.has("example")
                    && parameter.path("in").asString().equals("query")) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(example.parameter("query", name));
            }
        }
        return path + query;
    }

    /** What the document shows is there; values may differ where they are made anew, texts that are codes do not. */
    private static void assertHasTheShapeOf(JsonNode documented, JsonNode actual, String what) {
        documented.properties().forEach(field -> {
            JsonNode real = actual.path(field.getKey());
            assertThat(real.getNodeType())
                    .as(field.getKey() + " of " + what)
                    .isEqualTo(field.getValue().getNodeType());
            if (field.getValue().isObject()) {
                assertHasTheShapeOf(field.getValue(), real, what);
            }
            if (List.of("type", "action", "state", "status", "cccd").contains(field.getKey())) {
                assertThat(real).as(what).isEqualTo(field.getValue());
            }
        });
    }
}
