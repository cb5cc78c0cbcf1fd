package dev.cloakroom.bootstrap.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/// What is for the operator alone, on loopback unless he wants it elsewhere: `/metrics` for Prometheus and `/health`
/// with the state of each part.
public final class OpsServer implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;

    private OpsServer(HttpServer server) {
        this.server = server;
    }

    /// @param health each part of this process by its name, with what is wrong with it, or nothing
    /// @param advice what to look into although all parts work
    public static OpsServer start(
            String host,
            int port,
            Supplier<String> metrics,
            Supplier<Map<String, String>> health,
            Supplier<Map<String, String>> advice) {
        try {
            var server = HttpServer.create(new InetSocketAddress(host, port), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/metrics", exchange -> {
                answer(exchange, "/metrics", 200, "text/plain; version=0.0.4; charset=utf-8", metrics.get());
            });
            server.createContext("/health", exchange -> {
                var faults = health.get();
                int status = isUp(faults) ? 200 : 503;
                answer(exchange, "/health", status, "application/json", json(faults, advice.get()));
            });
            server.start();
            return new OpsServer(server);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The operator's port " + host + ":" + port
                            + " cannot be opened: choose another by CLOAKROOM_OPS_PORT",
                    failed);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static boolean isUp(Map<String, String> faults) {
        return faults.values().stream().allMatch(String::isEmpty);
    }

    private static String json(Map<String, String> faults, Map<String, String> advice) {
        var parts = new LinkedHashMap<String, String>();
        faults.forEach((name, fault) -> parts.put(name, fault.isEmpty() ? "up" : fault));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("status", isUp(faults) ? "up" : "down");
        answer.put("parts", parts);
        if (!advice.isEmpty()) {
            answer.put("advice", advice);
        }
        return JSON.writeValueAsString(answer);
    }

    private static void answer(HttpExchange exchange, String path, int status, String type, String text)
            throws IOException {
        try (exchange) {
            boolean known = exchange.getRequestURI().getPath().equals(path);
            byte[] body = (known ? text : "").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(known ? status : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
