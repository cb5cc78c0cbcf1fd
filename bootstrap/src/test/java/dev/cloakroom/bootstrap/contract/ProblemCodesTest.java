package dev.cloakroom.bootstrap.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The codes that stand in the code, held against the registry. They are literals, so reading the sources finds them.
class ProblemCodesTest {

    private static final List<String> MODULES = List.of(
            "domain",
            "application",
            "adapters-http",
            "adapters-persistence",
            "adapters-aws",
            "bootstrap",
            "openapi/server");

    /// Where a code is the first argument: our problems, failures and the kinds of [dev.cloakroom.domain.Rejection].
    private static final Pattern THROWN = Pattern.compile(
            "(?:new (?:Rejection\\.)?(?:HttpProblem|Failure|SourceFailure|Invalid|Unauthenticated|Forbidden|Conflict|Gone"
                    + "|Throttled|Unprocessable)|badHeader|super)\\(\\s*\"([a-z]+(?:-[a-z]+)*)\"");

    /// Where a refusal of the transport names its code.
    private static final Pattern NAMED = Pattern.compile("(?:return|\\?|:)\\s*\"([a-z]+(?:-[a-z]+)+)\"");

    @Test
    void eachCodeThatTheServerCanEmitIsDeclared() throws IOException {
        var contract = Contract.bundled();
        var codes = new TreeSet<String>();
        for (var module : MODULES) {
            collect(Path.of("..", module, "src", "main", "java"), codes);
        }
        assertThat(codes)
                .hasSizeGreaterThan(25)
                .contains("not-found", "payload-too-large", "worker-crashed", "insufficient-scope")
                .allSatisfy(code -> assertThat(contract.problemType(code).isObject())
                        .as("x-problem-types of the contract has %s", code)
                        .isTrue());
    }

    private static void collect(Path sources, SortedSet<String> codes) throws IOException {
        try (var files = Files.walk(sources)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                THROWN.matcher(text).results().forEach(found -> codes.add(found.group(1)));
                if (file.getFileName().toString().matches("Request(Refusal|Violations).java")) {
                    NAMED.matcher(text).results().forEach(found -> codes.add(found.group(1)));
                }
            }
        }
    }
}
