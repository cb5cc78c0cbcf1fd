package dev.cloakroom.bench.floors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// The floor of `Waiters`: a server that does nothing but park a virtual thread per client, and answers a group of
/// them at a time with as many bytes as a job has. A line on its standard input names the group.
public final class ParkedThreads {

    private static final String FILLER = "x".repeat(600);

    private final ConcurrentHashMap<String, CountDownLatch> groups = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Instant> finished = new ConcurrentHashMap<>();

    private ParkedThreads() {}

    static void main() throws IOException {
        var server = new ParkedThreads();
        var listening = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        System.out.println(listening.getLocalPort());
        Thread.startVirtualThread(() -> server.accept(listening));
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (var group = commands.readLine(); group != null; group = commands.readLine()) {
            server.finished.put(group, Instant.now());
            server.group(group).countDown();
        }
    }

    private CountDownLatch group(String name) {
        return groups.computeIfAbsent(name, _ -> new CountDownLatch(1));
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                var client = listening.accept();
                Thread.startVirtualThread(() -> serve(client));
            }
        } catch (IOException _) {
            // The process ends.
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII), 256);
            var group = in.readLine().split(" ")[1].substring(1);
            group(group).await();
            var body = "{\"finished_at\":\"" + finished.get(group) + "\",\"filler\":\"" + FILLER + "\"}";
            client.getOutputStream().write(("HTTP/1.1 200 OK\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | InterruptedException _) {
            // The client left.
        }
    }
}
