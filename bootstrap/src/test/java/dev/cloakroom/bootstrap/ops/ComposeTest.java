package dev.cloakroom.bootstrap.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.config.Config;
import dev.cloakroom.bootstrap.config.Masked;
import dev.cloakroom.persistence.jobs.QueueMode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// What `compose.yaml` tells our processes is what they understand, and what they call is what it starts.
class ComposeTest {

    private static final Path FILE = Path.of("..", "compose.yaml");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:[-?])([^}]*)}");

    private final Map<String, Map<String, Object>> services = services();

    @Test
    void everyProcessOfOursGetsAConfigurationWithoutFault() {
        assertThat(ours()).containsOnlyKeys("migrated", "api-1", "api-2", "worker");
        ours().forEach((name, service) -> {
            var config = Config.from(environment(service));
            assertThat(config.databaseUrl()).as(name).isNotNull();
            assertThat(config.readerUrls()).as(name).hasSize(1);
            assertThat(config.objects().embedded()).as(name).isFalse();
        });
    }

    @Test
    void theRolesAreApart() {
        assertThat(ours().values())
                .extracting(service -> service.get("command"))
                .containsExactlyInAnyOrder(List.of("migrate"), List.of("serve"), List.of("serve"), List.of("work"));
    }

    @Test
    void whatTheyCallIsAServiceAtThePortWhereItListens() {
        var config = Config.from(environment(service("api-1")));
        assertThat(host(Objects.requireNonNull(config.databaseUrl()))).isEqualTo("primary:5432");
        assertThat(host(config.readerUrls().getFirst())).isEqualTo("replica:5432");
        var store = Objects.requireNonNull(config.objects().endpoint());
        assertThat(store).hasHost("store").hasPort(80);
        assertThat(config.messages().mode()).isEqualTo(QueueMode.SQS);
        var queue = Objects.requireNonNull(config.messages().queue());
        assertThat(queue).hasHost("queue").hasPort(9324);
        assertThat(services).containsKeys("primary", "replica", "store", "queue");
        assertThat(map(service("store"), "environment")).containsEntry("S3PROXY_ENDPOINT", "http://0.0.0.0:80");
    }

    @Test
    void clientsReachTheApiAndTheStoreWhereTheyAreToldTo() {
        var config = Config.from(environment(service("api-1")));
        assertThat(published("api-1")).isEqualTo(config.web().publicUrl());
        assertThat(published("store")).isEqualTo(config.objects().publicEndpoint());
        assertThat(list(service("api-1"), "ports"))
                .allMatch(port -> port.endsWith(":" + config.web().port()));
    }

    @Test
    void everyPortIsOnLoopbackAndEveryImageHasAVersion() {
        services.forEach((name, service) -> {
            assertThat(list(service, "ports")).as(name).allMatch(port -> port.startsWith("127.0.0.1:"));
            assertThat(String.valueOf(service.get("image"))).as(name).matches("cloakroom|[^:]+:.*[0-9].*");
        });
    }

    @Test
    void theStoreKnowsTheKeysThatTheyUse() {
        var store = map(service("store"), "environment");
        ours().forEach((name, service) -> assertThat(map(service, "environment"))
                .as(name)
                .containsEntry("AWS_ACCESS_KEY_ID", store.get("S3PROXY_IDENTITY"))
                .containsEntry("AWS_SECRET_ACCESS_KEY", store.get("S3PROXY_CREDENTIAL")));
    }

    private Map<String, Object> service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    private Map<String, Map<String, Object>> ours() {
        var ours = new LinkedHashMap<>(services);
        ours.values().removeIf(service -> !"cloakroom".equals(service.get("image")));
        return ours;
    }

    /// As Compose fills it in, with a secret of the caller.
    private static Map<String, String> environment(Map<String, Object> service) {
        var environment = new HashMap<String, String>();
        map(service, "environment").forEach((name, value) -> {
            if (name.startsWith("CLOAKROOM_")) {
                environment.put(name, filled(String.valueOf(value)));
            }
        });
        return environment;
    }

    private static String filled(String value) {
        return VARIABLE.matcher(value)
                .replaceAll(found -> found.group(2).equals(":-") ? found.group(3) : "0123456789abcdef0123456789abcdef");
    }

    private URI published(String service) {
        return URI.create("http://" + list(service(service), "ports").getFirst().replaceFirst(":\\d+$", ""));
    }

    private static String host(Masked url) {
        return url.value().replaceFirst("jdbc:postgresql://([^/]+)/.*", "$1");
    }

    private static Map<String, Map<String, Object>> services() {
        try {
            var file = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE));
            var services = new LinkedHashMap<String, Map<String, Object>>();
            ((Map<?, ?>) Objects.requireNonNull(file.get("services")))
                    .forEach((name, service) -> services.put(String.valueOf(name), merged((Map<?, ?>) service)));
            return services;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    /// With what `<<` brings in where the map does not say it itself.
    private static Map<String, Object> merged(Map<?, ?> service) {
        var all = new LinkedHashMap<String, Object>();
        if (service.get("<<") instanceof Map<?, ?> base) {
            all.putAll(merged(base));
        }
        service.forEach((name, value) -> all.put(String.valueOf(name), value));
        return all;
    }

    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return of.get(name) instanceof Map<?, ?> map ? merged(map) : Map.of();
    }

    private static List<String> list(Map<String, Object> of, String name) {
        return of.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
