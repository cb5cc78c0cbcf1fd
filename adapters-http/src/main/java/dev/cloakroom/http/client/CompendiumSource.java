package dev.cloakroom.http.client;

import dev.cloakroom.application.reports.RowSource;
import dev.cloakroom.application.reports.SourceFailure;
import dev.cloakroom.domain.reports.ReportType;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/// The monsters of the Hyrule Compendium, from its public API, or from a small set of our own in the same form, so that
/// a first report needs no internet.
public final class CompendiumSource implements RowSource {

    private static final String BUNDLED = "monsters.json";

    private final Opening opening;

    private CompendiumSource(Opening opening) {
        this.opening = opening;
    }

    /// `base` is what stands before `/compendium/category/monsters`.
    public static CompendiumSource at(URI base, OutboundClient client) {
        String stem = base.toString().replaceFirst("/+$", "");
        var address = URI.create(stem + "/compendium/category/monsters?game=totk");
        return new CompendiumSource(() -> answered(client, address));
    }

    public static CompendiumSource bundled() {
        return new CompendiumSource(CompendiumSource::bundle);
    }

    /// What is to be parsed, and what is to be closed afterwards.
    private record Opened(InputStream body, Closeable connection) {}

    private interface Opening {
        Opened open() throws SourceFailure;
    }

    @Override
    public ReportType type() {
        return ReportType.COMPENDIUM_MONSTERS;
    }

    /// Rows are pulled, so that what goes wrong where they go is never taken for a fault of where they come from.
    @Override
    public void stream(Extract extract, Rows rows) throws SourceFailure, IOException, InterruptedException {
        var opened = opening.open();
        try (var _ = opened.connection();
                var parser = read(() -> new MonsterParser(opened.body()))) {
            for (var row = read(parser::next); row.isPresent(); row = read(parser::next)) {
                rows.add(row.get());
            }
        }
    }

    /// A parser begins to read when it is made.
    private static <T> T read(Supplier<T> reading) throws SourceFailure {
        try {
            return reading.get();
        } catch (JacksonIOException failed) {
            throw failure(failed.getCause());
        } catch (JacksonException | MonsterParser.UnexpectedBodyException malformed) {
            throw SourceFailure.unavailable("The compendium sent what is not a list of monsters.", null, malformed);
        }
    }

    private static Opened answered(OutboundClient client, URI address) throws SourceFailure {
        try {
            var answer = client.get(address, "application/json");
            if (answer.status() != 200) {
                answer.close();
                throw SourceFailure.unavailable(
                        "The compendium answered with status " + answer.status() + ".",
                        answer.retryAfter().orElse(null),
                        null);
            }
            return new Opened(answer.body(), answer::close);
        } catch (IOException failed) {
            throw failure(failed);
        }
    }

    private static SourceFailure failure(@Nullable IOException failed) {
        return switch (failed) {
            case SocketTimeoutException late -> SourceFailure.timeout("The compendium did not answer in time.", late);
            case ForbiddenAddressException forbidden ->
                SourceFailure.unavailable(
                        "The compendium is at an address that is not allowed: see CLOAKROOM_OUTBOUND_ALLOW.",
                        null,
                        forbidden);
            case TooLargeException large ->
                SourceFailure.unavailable("The compendium sent more than is accepted.", null, large);
            case null, default -> SourceFailure.unavailable("The compendium could not be reached.", null, failed);
        };
    }

    private static Opened bundle() {
        var resource = Objects.requireNonNull(CompendiumSource.class.getResourceAsStream(BUNDLED), BUNDLED);
        return new Opened(resource, resource);
    }
}
