package dev.cloakroom.bootstrap.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.bootstrap.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The image of production is made of what `make package` makes, and starts with settings that there are.
class DockerfileTest {

    private static final Path ROOT = Path.of("..");

    /// One line for each instruction, without comments.
    private final List<String> instructions = Stream.of(read("bootstrap/ops/Dockerfile")
                    .replaceAll("(?m)^#.*\\n", "")
                    .replaceAll("\\\\\\n\\s*", " ")
                    .split("\\n"))
            .filter(line -> !line.isBlank())
            .toList();

    private final List<String> image = image(instructions);

    @Test
    void itDoesNotRunAsRoot() {
        assertThat(last("USER")).matches("[1-9][0-9]*");
    }

    @Test
    void signUpIsClosedAndEverySettingIsOne() {
        Map<String, String> settings = new HashMap<>();
        for (String setting : last("ENV").split("\\s+")) {
            settings.put(setting.replaceFirst("=.*", ""), setting.replaceFirst("[^=]*=", ""));
        }
        var config = Config.from(settings);
        assertThat(config.signUpOpen()).isFalse();
        assertThat(config.web().host()).isEqualTo("0.0.0.0");
        assertThat(last("EXPOSE")).isEqualTo(String.valueOf(config.web().port()));
    }

    @Test
    void theEmbeddedServicesStayBehind() {
        assertThat(instructions.stream()
                        .filter(line -> line.startsWith("RUN"))
                        .toList()
                        .getLast())
                .endsWith("&& rm -r /opt/cloakroom/lib-embedded");
        assertThat(image)
                .filteredOn(line -> line.startsWith("COPY"))
                .hasSize(2)
                .noneMatch(line -> line.contains("dist"));
    }

    @Test
    void whatIsCopiedIsMadeByUsAndSentToTheEngine() {
        var sent = read("bootstrap/ops/Dockerfile.dockerignore").lines().toList();
        assertThat(sent).startsWith("*");
        var copied = instructions.stream()
                .filter(line -> line.startsWith("COPY") && !line.contains("--from"))
                .flatMap(line -> Stream.of(line.split("\\s+")))
                .filter(word -> word.startsWith("bootstrap/"))
                .map(word -> word.replaceFirst("/$", ""))
                .toList();
        assertThat(copied).isNotEmpty().allSatisfy(path -> assertThat(sent).contains("!" + path));
        assertThat(copied)
                .filteredOn(path -> !path.equals("bootstrap/target/dist"))
                .allSatisfy(path -> assertThat(ROOT.resolve(path)).isExecutable());
    }

    @Test
    void whatItStartsIsInIt() {
        assertThat(last("ENTRYPOINT")).isEqualTo("[\"/opt/cloakroom/cloakroom\"]");
        assertThat(last("CMD")).isEqualTo("[\"serve\"]");
        assertThat(last("HEALTHCHECK")).endsWith("CMD [\"/opt/cloakroom/health\"]");
        assertThat(read("bootstrap/ops/ops.mk")).contains("cp .mvn/find-jdk bootstrap/ops/cloakroom $(DIST)/");
    }

    /// Those of the image itself, after the stage that prepares it.
    private static List<String> image(List<String> instructions) {
        int from = 0;
        for (int i = 0; i < instructions.size(); i++) {
            from = instructions.get(i).startsWith("FROM") ? i : from;
        }
        return instructions.subList(from, instructions.size());
    }

    private String last(String instruction) {
        return image.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length()).strip())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
