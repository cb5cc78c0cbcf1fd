package dev.cloakroom.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

class GoldenTest {

    private static final Path GOLDEN = Path.of("../server/src/test/generated/java");
    private static final Path CONTRACT = Path.of("../server/src/test/resources/nasty.json");

    /// `-Dgolden.update=true` writes the files instead of comparing them.
    @Test
    void theOutputIsWhatWasLookedAtAndCommitted(@TempDir Path output) throws IOException {
        generate(CONTRACT, output);
        var made = sources(output);

        if (Boolean.getBoolean("golden.update")) {
            for (var file : made.entrySet()) {
                var target = GOLDEN.resolve(file.getKey());
                Files.createDirectories(target.resolveSibling("."));
                Files.writeString(target, file.getValue());
            }
        }
        assertThat(made).isEqualTo(sources(GOLDEN));
    }

    @Test
    void generatingTwiceGivesTheSameBytes(@TempDir Path first, @TempDir Path second) throws IOException {
        generate(CONTRACT, first);
        generate(CONTRACT, second);

        assertThat(sources(first)).isNotEmpty().isEqualTo(sources(second));
    }

    static void generate(Path contract, Path output) {
        var configurator = new CodegenConfigurator()
                .setGeneratorName("javalin-strict")
                .setInputSpec(contract.toString())
                .setOutputDir(output.toString())
                .addAdditionalProperty(JavalinStrictGenerator.ROOT, "dev.cloakroom.nasty");
        new DefaultGenerator(false).opts(configurator.toClientOptInput()).generate();
    }

    private static Map<String, String> sources(Path directory) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(directory)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
