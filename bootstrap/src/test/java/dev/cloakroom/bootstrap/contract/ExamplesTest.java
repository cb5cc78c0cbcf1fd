package dev.cloakroom.bootstrap.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What a reader copies from the reference must be true.
class ExamplesTest {

    private static final Contract CONTRACT = Contract.bundled();

    static List<Operation> operations() {
        return CONTRACT.operations();
    }

    @Test
    void theContractHasOperations() {
        assertThat(operations()).hasSizeGreaterThanOrEqualTo(29);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theExampleOfARequestFitsItsSchema(Operation operation) {
        var body = operation.body();
        if (body != null) {
            assertFits(body.schema(), body.example());
        }
        for (var place : List.of("path", "query", "header")) {
            for (var parameter : operation.parameters(place)) {
                assertFits(parameter.get("schema"), parameter.get("example"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void theExamplesOfAnswersFitTheirSchemas(Operation operation) {
        for (var response : operation.node().get("responses").properties()) {
            var answer = CONTRACT.resolved(response.getValue());
            for (var header : answer.path("headers")) {
                var resolved = CONTRACT.resolved(header);
                assertFits(resolved.get("schema"), resolved.get("example"));
            }
            for (var content : answer.path("content").properties()) {
                if (!content.getKey().equals("application/octet-stream")) {
                    assertFits(
                            content.getValue().get("schema"), content.getValue().get("example"));
                }
                if (content.getKey().equals("application/problem+json")) {
                    assertIsInTheRegistry(response.getKey(), content.getValue().get("example"));
                }
            }
        }
    }

    private static void assertFits(JsonNode schema, JsonNode example) {
        assertThat(CONTRACT.faults(schema, example)).as("%s", example).isEmpty();
    }

    private static void assertIsInTheRegistry(String status, JsonNode problem) {
        var type = CONTRACT.problemType(problem.get("code").asString());
        assertThat(type.path("status").asString("")).as("%s", problem).isEqualTo(status);
        assertThat(type.get("title")).isEqualTo(problem.get("title"));
        assertThat(type.get("retryable")).isEqualTo(problem.get("retryable"));
        assertThat(problem.get("type").asString())
                .isEqualTo("urn:cloakroom:problem:" + problem.get("code").asString());
    }
}
