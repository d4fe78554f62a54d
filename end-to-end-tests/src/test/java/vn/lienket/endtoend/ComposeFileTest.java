package vn.lienket.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import vn.lienket.platform.ProjectTree;

/** No container engine runs in the build, so the compose file is held to what can be known without one. */
@SuppressWarnings("unchecked")
class ComposeFileTest {

    private static final List<String> OUR_SERVICES =
            List.of("account-service", "citizen-registry-adapter", "linking-service", "notification-service");
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:v?[0-9]+\\.[0-9]+[0-9A-Za-z.-]*");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|KEYSET|REFKEY|API_KEY)$");

    private final Map<String, Object> compose = read("docker-compose.yml");
    private final Map<String, Map<String, Object>> services =
            (Map<String, Map<String, Object>>) compose.get("services");

    @Test
    void startsEveryServiceAndWhatItNeeds() {
        assertThat(services.keySet())
                .containsAll(OUR_SERVICES)
                .contains("kafka", "schema-registry", "postgres", "prometheus", "grafana", "mailpit", "contract");
    }

    @Test
    void pinsEveryImage() {
        assertThat(services).allSatisfy((name, service) -> assertThat((String) service.get("image"))
                .as(name)
                .matches(PINNED)
                .doesNotContain("latest"));
    }

    @Test
    void looksAfterTheHealthOfEverythingThatStaysUp() {
        assertThat(services)
                .allSatisfy((name, service) -> assertThat(name.equals("contract") || service.containsKey("healthcheck"))
                        .as(name)
                        .isTrue());
    }

    @Test
    void hasNoDefaultForASecret() {
        assertThat(services).allSatisfy((name, service) -> environment(service).forEach((variable, value) -> {
            if (SECRET.matcher(variable).matches()) {
                assertThat(value).as(name + " " + variable).matches("\\$\\{[A-Z_]+:\\?.+}");
            }
        }));
    }

    @Test
    void waitsOnlyForServicesThatCanBecomeWhatIsWaitedFor() {
        assertThat(services).allSatisfy((name, service) -> {
            Map<String, Map<String, String>> needs =
                    (Map<String, Map<String, String>>) service.getOrDefault("depends_on", Map.of());
            needs.forEach((needed, how) -> {
                assertThat(services).as(name).containsKey(needed);
                boolean ends = needed.equals("contract");
                assertThat(how.get("condition"))
                        .as(name + " → " + needed)
                        .isEqualTo(ends ? "service_completed_successfully" : "service_healthy");
            });
        });
    }

    @Test
    void mountsOnlyFilesAndVolumesThatExist() {
        Set<String> volumes = ((Map<String, Object>) compose.get("volumes")).keySet();
        assertThat(services).allSatisfy((name, service) -> {
            for (String mount : (List<String>) service.getOrDefault("volumes", List.of())) {
                String source = mount.split(":")[0];
                if (source.startsWith("./")) {
                    assertThat(ProjectTree.root().resolve(source)).exists();
                } else {
                    assertThat(volumes).contains(source);
                }
            }
        });
    }

    @Test
    void givesEachServiceEverySettingItCannotStartWithout() throws IOException {
        Pattern placeholder = Pattern.compile("\\$\\{([A-Z_]+)[:}]");
        for (String service : OUR_SERVICES) {
            String settings =
                    Files.readString(ProjectTree.root().resolve(service).resolve("src/main/resources/application.yml"));
            Set<String> read = new TreeSet<>();
            placeholder.matcher(settings).results().forEach(match -> read.add(match.group(1)));
            Set<String> given = environment(services.get(service)).keySet();
            assertThat(given).as(service).contains("KAFKA_BOOTSTRAP_SERVERS", "SCHEMA_REGISTRY_URL", "SERVER_PORT");
            assertThat(given).as("known to " + service).allSatisfy(variable -> assertThat(
                            variable.startsWith("LIENKET_") || read.contains(variable))
                    .as(variable)
                    .isTrue());
        }
    }

    @Test
    void scrapesEveryServiceWhereItListens() {
        Map<String, Object> prometheus = read("observability/prometheus.yml");
        List<Map<String, Object>> jobs = (List<Map<String, Object>>) prometheus.get("scrape_configs");
        List<Map<String, List<String>>> configs =
                (List<Map<String, List<String>>>) jobs.get(0).get("static_configs");
        List<String> expected = OUR_SERVICES.stream()
                .map(name -> name + ":" + environment(services.get(name)).get("SERVER_PORT"))
                .toList();
        assertThat(configs.get(0).get("targets")).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Map<String, String> environment(Map<String, Object> service) {
        Map<String, Object> values = (Map<String, Object>) service.getOrDefault("environment", Map.of());
        Map<String, String> environment = new java.util.TreeMap<>();
        values.forEach((name, value) -> environment.put(name, String.valueOf(value)));
        return environment;
    }

    private static Map<String, Object> read(String file) {
        try {
            return new Yaml().load(Files.readString(ProjectTree.root().resolve(Path.of(file))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
