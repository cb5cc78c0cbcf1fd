package dev.cloakroom.api.runtime;

import dev.cloakroom.api.runtime.json.Schemas;
import dev.cloakroom.api.runtime.json.Violation;
import dev.cloakroom.api.runtime.json.Violation.Place;
import dev.cloakroom.api.runtime.parts.FilePart;
import dev.cloakroom.api.runtime.parts.StreamedParts;
import dev.cloakroom.nasty.bytes.AttachThingRequest;
import dev.cloakroom.nasty.bytes.AttachThingResponse;
import dev.cloakroom.nasty.bytes.BytesOperations;
import dev.cloakroom.nasty.bytes.BytesRoutes;
import dev.cloakroom.nasty.bytes.CreateThingsRequest;
import dev.cloakroom.nasty.bytes.CreateThingsResponse;
import dev.cloakroom.nasty.bytes.DownloadThingRequest;
import dev.cloakroom.nasty.bytes.DownloadThingResponse;
import dev.cloakroom.nasty.bytes.FollowThingEvent;
import dev.cloakroom.nasty.bytes.FollowThingRequest;
import dev.cloakroom.nasty.bytes.FollowThingResponse;
import dev.cloakroom.nasty.bytes.SendReceiptRequest;
import dev.cloakroom.nasty.bytes.SendReceiptResponse;
import dev.cloakroom.nasty.bytes.UploadThingRequest;
import dev.cloakroom.nasty.bytes.UploadThingResponse;
import dev.cloakroom.nasty.model.Kind;
import dev.cloakroom.nasty.model.Thing;
import dev.cloakroom.nasty.model.ThingList;
import dev.cloakroom.nasty.oddthings.CreateThingRequest;
import dev.cloakroom.nasty.oddthings.CreateThingResponse;
import dev.cloakroom.nasty.oddthings.GetThingRequest;
import dev.cloakroom.nasty.oddthings.GetThingResponse;
import dev.cloakroom.nasty.oddthings.ListThingsRequest;
import dev.cloakroom.nasty.oddthings.ListThingsResponse;
import dev.cloakroom.nasty.oddthings.OddThingsOperations;
import dev.cloakroom.nasty.oddthings.OddThingsRoutes;
import dev.cloakroom.nasty.oddthings.PatchThingRequest;
import dev.cloakroom.nasty.oddthings.PatchThingResponse;
import io.javalin.Javalin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The generated routes with handlers that keep what they were asked, and refusals as lines of text.
final class NastyServer implements OddThingsOperations<String>, BytesOperations<String>, AutoCloseable {

    static final UUID ID = UUID.fromString("0199b2c1-7f3a-7c55-9d1e-2f6f0c9a4b10");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Javalin javalin;

    @Nullable
    Object request;

    @Nullable
    String call;

    @Nullable
    ReceivedBody body;

    List<String> files = List.of();

    NastyServer() {
        var schemas = new Schemas(resource());
        CallFactory<String> calls = (context, operation, received) -> {
            body = received;
            return operation.id();
        };
        javalin = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.exception(
                            RequestRefusal.class,
                            (refusal, ctx) -> ctx.status(400).result(refusal.code() + "\n" + lines(refusal)));
                    OddThingsRoutes.register(config.routes, this, calls, schemas);
                    BytesRoutes.register(config.routes, this, calls, schemas);
                })
                .start(0);
    }

    @Override
    public void close() {
        javalin.stop();
        client.close();
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + javalin.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder post(String json) {
        return to("/things").header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /// For what Java's client does not send.
    String raw(String text) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), javalin.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    <T> T asked(Class<T> type) {
        return type.cast(Objects.requireNonNull(request));
    }

    @Override
    public ListThingsResponse listThings(ListThingsRequest asked, String operation) {
        keep(asked, operation);
        return asked.mediaType().equals("text/csv")
                ? new ListThingsResponse.OkCsv("id\n")
                : new ListThingsResponse.OkJson(new ThingList(List.of(), null));
    }

    @Override
    public CreateThingResponse createThing(CreateThingRequest asked, String operation) {
        keep(asked, operation);
        var made = asked.body();
        var thing = new Thing(
                ID,
                made.title(),
                made.note(),
                made.tags(),
                made.source(),
                made.secret(),
                made.dueAt(),
                made.size(),
                made.labels(),
                made.payload(),
                made.class_(),
                made.toString_(),
                made.parent());
        var accepted = new CreateThingResponse.Accepted(thing, "/things/" + ID, 3);
        return made.tags().contains("again")
                ? new CreateThingResponse.Replayed(accepted.encode().stored())
                : accepted;
    }

    @Override
    public GetThingResponse getThing(GetThingRequest asked, String operation) {
        keep(asked, operation);
        return new GetThingResponse.NotModified();
    }

    @Override
    public PatchThingResponse patchThing(PatchThingRequest asked, String operation) {
        keep(asked, operation);
        return new PatchThingResponse.NoContent();
    }

    @Override
    public DownloadThingResponse downloadThing(DownloadThingRequest asked, String operation) {
        keep(asked, operation);
        return new DownloadThingResponse.PartialContent(
                new ByteStream(3, () -> new ByteArrayInputStream(new byte[] {97, 98, 99})), "bytes 0-2/9");
    }

    @Override
    public UploadThingResponse uploadThing(UploadThingRequest asked, String operation) {
        try (var in = asked.body().source().open()) {
            keep(in.readAllBytes().length, operation);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new UploadThingResponse.NoContent();
    }

    @Override
    public CreateThingsResponse createThings(CreateThingsRequest asked, String operation) {
        keep(asked, operation);
        return new CreateThingsResponse.NoContent();
    }

    @Override
    public FollowThingResponse followThing(FollowThingRequest asked, String operation) {
        keep(asked, operation);
        return new FollowThingResponse.Ok(sink -> {
            sink.retry(Duration.ofSeconds(2));
            sink.heartbeat();
            sink.send("7", new FollowThingEvent.TheEnd(Kind.A_B));
        });
    }

    @Override
    public SendReceiptResponse sendReceipt(SendReceiptRequest asked, String operation) {
        keep(asked, operation);
        files = Stream.concat(Stream.of(asked.scan()), asked.more().stream())
                .map(NastyServer::told)
                .toList();
        return new SendReceiptResponse.NoContent();
    }

    @Override
    public AttachThingResponse attachThing(AttachThingRequest asked, String operation) {
        keep(asked, operation);
        var arrived = new ArrayList<String>();
        files = arrived;
        try {
            asked.parts().receive(200_000, new StreamedParts.Receiver() {
                @Override
                public void json(String name, JsonNode value) {
                    arrived.add(name + " " + value);
                }

                @Override
                public void file(String name, FilePart file) {
                    arrived.add(told(file));
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new AttachThingResponse.NoContent();
    }

    /// While the request runs: afterwards the content is gone.
    private static String told(FilePart file) {
        try (var in = file.content().source().open()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return file.fileName() + " " + file.mediaType() + " "
                    + file.content().length() + " " + text.substring(0, Math.min(9, text.length()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void keep(Object asked, String operation) {
        this.request = asked;
        this.call = operation;
    }

    private static String lines(RequestRefusal refusal) {
        return refusal instanceof RequestViolations violations
                ? violations.violations().stream().map(NastyServer::line).collect(Collectors.joining("\n"))
                : refusal.detail();
    }

    private static String line(Violation violation) {
        var place = switch (violation.place()) {
            case Place.Parameter(var in, var name) -> in + " " + name;
            case Place.Body(var pointer) -> pointer;
        };
        return place + " " + violation.code() + ": " + violation.detail();
    }

    private static String resource() {
        try (var in = Objects.requireNonNull(NastyServer.class.getResourceAsStream("/nasty.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
