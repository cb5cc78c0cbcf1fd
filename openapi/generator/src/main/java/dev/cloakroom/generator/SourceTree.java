package dev.cloakroom.generator;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Lays out views with templates and writes the files. It adds the imports, by looking for names that it knows.
final class SourceTree {

    private static final String TEMPLATES = "/javalin-strict/";

    private static final Pattern NOT_CODE = Pattern.compile("///[^\n]*|\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern TYPE = Pattern.compile("(?<![\\w.])[A-Z]\\w*");
    private static final Pattern DECLARED = Pattern.compile("(?:record|interface|enum|class) (\\w+)");
    private static final String KNOWN = """
            com.fasterxml.jackson.annotation JsonAnyGetter JsonAnySetter JsonCreator JsonInclude JsonProperty
            com.fasterxml.jackson.annotation JsonSubTypes JsonTypeInfo JsonValue
            dev.cloakroom.api.runtime ApiResponse Batch ByteStream CallFactory Encoded Endpoints Operation
            dev.cloakroom.api.runtime RequestReader Scalar StoredAnswer
            dev.cloakroom.api.runtime.events EventSource ServerEvent
            dev.cloakroom.api.runtime.json Patch Schemas
            dev.cloakroom.api.runtime.parts FilePart StreamedParts
            io.javalin.config RoutesConfig
            java.math BigDecimal
            java.net URI
            java.time Duration Instant LocalDate
            java.util Collections LinkedHashMap List Map Objects UUID
            org.jspecify.annotations NullMarked Nullable
            tools.jackson.databind JsonNode
            tools.jackson.databind.node ObjectNode
            """;

    private final Path directory;
    private final Map<String, String> packages = new HashMap<>();
    private final Map<String, Template> templates = new TreeMap<>();

    SourceTree(Path directory, String root) {
        this.directory = directory;
        packages.put("Operations", root);
        KNOWN.lines().forEach(line -> {
            var words = line.split(" ");
            for (var at = 1; at < words.length; at++) {
                packages.put(words[at], words[0]);
            }
        });
    }

    /// Makes a type of the contract known to the files that follow.
    void declare(String packageName, String type) {
        if (packages.put(type, packageName) != null) {
            throw new ContractFault(type, "the name is taken by the generated code; choose another");
        }
    }

    void write(String template, String packageName, String type, Object view) {
        var body = template(template).execute(view);
        var text = "// Generated from the contract. Change openapi/spec and run make gen.\n" + "package " + packageName
                + ";\n\n" + imports(packageName, body) + body;
        save(packageName.replace('.', '/') + "/" + type + ".java", text);
    }

    void writePackage(String packageName, String sentence) {
        save(
                packageName.replace('.', '/') + "/package-info.java",
                "/// " + sentence + " Generated from the contract.\n@NullMarked\npackage " + packageName
                        + ";\n\nimport org.jspecify.annotations.NullMarked;\n");
    }

    void save(String path, String text) {
        try {
            var file = directory.resolve(path);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private String imports(String packageName, String body) {
        var imports = new TreeSet<String>();
        var code = NOT_CODE.matcher(body).replaceAll("");
        var own =
                DECLARED.matcher(code).results().map(result -> result.group(1)).toList();
        var names = TYPE.matcher(code);
        while (names.find()) {
            var home = packages.get(names.group());
            if (home != null && !home.equals(packageName) && !own.contains(names.group())) {
                imports.add("import " + home + "." + names.group() + ";\n");
            }
        }
        return imports.isEmpty() ? "" : String.join("", imports) + "\n";
    }

    private Template template(String name) {
        return templates.computeIfAbsent(name, key -> {
            var resource = TEMPLATES + key + ".mustache";
            try (var in = Objects.requireNonNull(SourceTree.class.getResourceAsStream(resource), resource);
                    var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                return Mustache.compiler()
                        .escapeHTML(false)
                        .emptyStringIsFalse(true)
                        .zeroIsFalse(true)
                        .compile(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }
}
