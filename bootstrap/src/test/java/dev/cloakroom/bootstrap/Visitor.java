package dev.cloakroom.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cloakroom.domain.Json;
import dev.cloakroom.http.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/// A client who knows nothing but the contract.
public final class Visitor implements AutoCloseable {

    private static final String ACCOUNT = """
            {"email": "ada@example.com", "password": "correct horse battery"}""";

    private final HttpClient client;
    private final URI base;
    private String token;

    public Visitor(int port) {
        this(HttpClient.newHttpClient(), port, "");
    }

    private Visitor(HttpClient client, int port, String token) {
        this.client = client;
        this.base = URI.create("http://127.0.0.1:" + port);
        this.token = token;
    }

    /// The same one, signed in as here, at another node; there is nothing to close.
    @SuppressWarnings("resource")
    public Visitor at(int port) {
        return new Visitor(client, port, token);
    }

    public void signUp() throws IOException, InterruptedException {
        assertThat(post("/v1/auth/sign-up", ACCOUNT).statusCode()).isEqualTo(201);
    }

    public void signIn() throws IOException, InterruptedException {
        token = text(post("/v1/auth/sign-in", ACCOUNT), "access_token");
    }

    /// What it is known by.
    public String token() {
        return token;
    }

    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    /// Sent twice, it is done once, whichever node hears it.
    public HttpResponse<String> post(String path, String body, String key) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> put(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    /// Changes whatever is there now.
    HttpResponse<String> patch(String path, String body) throws IOException, InterruptedException {
        return patch(path, "application/merge-patch+json", body);
    }

    HttpResponse<String> patch(String path, String type, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", type)
                .header("If-Match", "*")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    /// Changes what has this entity tag; sent twice, it is done once.
    HttpResponse<String> patch(String path, String tag, String key, String body)
            throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", tag)
                .header("Idempotency-Key", key)
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    /// Sends a file, with options where there are some, as a form does.
    public HttpResponse<String> upload(String path, Path file, String options)
            throws IOException, InterruptedException {
        var head = new StringBuilder();
        if (!options.isEmpty()) {
            head.append("--b\r\nContent-Disposition: form-data; name=\"options\"\r\n")
                    .append("Content-Type: application/json\r\n\r\n")
                    .append(options)
                    .append("\r\n");
        }
        head.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(file.getFileName())
                .append("\"\r\nContent-Type: text/csv\r\n\r\n");
        var body = BodyPublishers.concat(
                BodyPublishers.ofString(head.toString()),
                BodyPublishers.ofFile(file),
                BodyPublishers.ofString("\r\n--b--\r\n"));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(body));
    }

    public HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /// Waits on the address until the work there is over, as long as one request may, and asks again.
    public HttpResponse<String> await(String path) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            var response = send(request(path).header("Prefer", "wait=20"));
            String status = text(response, "status");
            if (!status.equals("queued") && !status.equals("running")) {
                return response;
            }
            assertThat(System.nanoTime()).as("still " + status + ": " + path).isLessThan(giveUp);
        }
    }

    public HttpResponse<byte[]> download(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    }

    public static String text(HttpResponse<String> response, String member) {
        if (JsonText.read(response.body()) instanceof Json.Obj body && body.get(member) instanceof Json.Str(var text)) {
            return text;
        }
        throw new AssertionError("no " + member + " in " + response.statusCode() + " " + response.body());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
