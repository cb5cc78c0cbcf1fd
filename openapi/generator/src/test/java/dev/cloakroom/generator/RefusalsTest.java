package dev.cloakroom.generator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalsTest {

    private static final String CONTRACT = """
            openapi: 3.0.3
            info: {title: Refused, version: 0.0.1}
            paths:
              /things:
                post:
                  operationId: makeThing
                  tags: [things]
                  x-scopes: []
                  x-rate-class: submit
                  x-body-limit: 10
                  x-idempotency: optional
                  x-idempotency-ttl: PT1H
                  parameters:
                    - {name: page, in: query, schema: {type: integer, format: int32}}
                  requestBody:
                    content:
                      application/json: {schema: {$ref: '#/components/schemas/Thing'}}
                  responses:
                    '204': {description: Done.}
            components:
              schemas:
                Thing:
                  type: object
                  properties:
                    name: {type: string}
            """;

    private static final String BODY = "application/json: {schema: {$ref: '#/components/schemas/Thing'}}";

    @TempDir
    private Path directory;

    @Test
    void aNamelessObject() {
        refuses("name: {type: string}", "name: {type: object, properties: {a: {type: string}}}", "Thing.name");
    }

    @Test
    void aNamelessEnumeration() {
        refuses("name: {type: string}", "name: {type: string, enum: [a, b]}", "Thing.name");
    }

    @Test
    void anOperationThatDoesNotSayWhoMay() {
        refuses("x-scopes: []", "x-other: []", "makeThing: say who may");
    }

    @Test
    void anOperationWithoutARateClass() {
        refuses("x-rate-class: submit", "x-other: submit", "makeThing: x-rate-class is missing");
    }

    @Test
    void aBodyWithoutALimit() {
        refuses("x-body-limit: 10", "x-other: 10", "makeThing: x-body-limit is missing");
    }

    @Test
    void twoTags() {
        refuses("tags: [things]", "tags: [things, others]", "exactly one tag");
    }

    @Test
    void aStatusWithoutAName() {
        refuses("'204'", "'299'", "makeThing 299");
    }

    @Test
    void aParameterThatIsAnObject() {
        refuses(
                "schema: {type: integer, format: int32}",
                "schema: {$ref: '#/components/schemas/Thing'}",
                "makeThing.page");
    }

    @Test
    void aParameterInACookie() {
        refuses("in: query", "in: cookie", "no parameters in cookie");
    }

    @Test
    void bodiesOfSeveralMediaTypes() {
        refuses(
                "application/json: {schema",
                "text/csv: {schema: {type: string}}\n          application/json: {schema",
                "one media type");
    }

    @Test
    void aBatchWhoseItemsHaveNoList() {
        refuses(
                BODY,
                BODY + "\n          application/x-ndjson: {schema: {$ref: '#/components/schemas/Thing'}}",
                "limit");
    }

    @Test
    void aNameThatTheGeneratedCodeNeeds() {
        refuses("Thing", "Encoded", "Encoded: the name is taken");
    }

    @Test
    void anIdempotencyKeyForABodyThatIsNotCompared() {
        refuses(BODY, "text/csv: {schema: {type: string}}", "needs a JSON body");
    }

    private void refuses(String accepted, String refused, String reason) {
        var contract = directory.resolve("contract.yaml");
        assertThatThrownBy(() -> {
                    write(contract, CONTRACT.replace(accepted, refused));
                    GoldenTest.generate(contract, directory.resolve("output"));
                })
                .hasStackTraceContaining(reason);
    }

    private static void write(Path contract, String text) throws IOException {
        Files.writeString(contract, text);
    }
}
