package dev.cloakroom.bootstrap;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Takes webhook messages and remembers their bodies; to those for `/gone` it says that they come in vain.
record HookReceiver(HttpServer server, List<String> bodies) implements AutoCloseable {

    static HookReceiver open() throws IOException {
        var bodies = new CopyOnWriteArrayList<String>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/gone") ? 410 : 204, -1);
            }
        });
        server.start();
        return new HookReceiver(server, bodies);
    }

    /// Where it is, for `CLOAKROOM_OUTBOUND_ALLOW`.
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// Asks for messages of these types.
    String endpoint(String eventTypes) {
        return "{\"url\":\"http://" + address() + "/hooks\",\"event_types\":[\"" + eventTypes + "\"]}";
    }

    /// Whether a message has all of these.
    boolean heard(String... parts) {
        return bodies.stream().anyMatch(body -> List.of(parts).stream().allMatch(body::contains));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
