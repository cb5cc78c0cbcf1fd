package dev.cloakroom.http;

import dev.cloakroom.domain.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The contract as it is bundled with the server.
public final class TestContract {

    private TestContract() {}

    public static Json.Obj read() {
        try (var in = TestContract.class.getResourceAsStream("/dev/cloakroom/api/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("the bundled contract is not on the class path");
            }
            return (Json.Obj) JsonText.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
