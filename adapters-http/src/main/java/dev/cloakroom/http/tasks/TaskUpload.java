package dev.cloakroom.http.tasks;

import dev.cloakroom.api.runtime.parts.FilePart;
import dev.cloakroom.api.runtime.parts.StreamedParts;
import dev.cloakroom.application.tasks.IncomingTask;
import dev.cloakroom.domain.Json;
import dev.cloakroom.domain.tasks.FileSignature;
import dev.cloakroom.domain.tasks.options.TaskOptions;
import dev.cloakroom.http.HttpProblem;
import dev.cloakroom.http.JsonText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The multipart body of a new task. The parts may come in any order; options that come first are judged before
/// anything of the file is stored.
final class TaskUpload implements IncomingTask {

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NAME = 255;

    private final StreamedParts parts;
    private final long limit;

    TaskUpload(StreamedParts parts, long limit) {
        this.parts = parts;
        this.limit = limit;
    }

    @Override
    public Received receiveInto(OutputStream file) {
        var receiving = new Receiving(file);
        try {
            parts.receive(limit, receiving);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new Received(
                receiving.fileName,
                receiving.options,
                JsonText.canonical(receiving.options) + Objects.requireNonNullElse(receiving.fileName, ""));
    }

    private static final class Receiving implements StreamedParts.Receiver {
        private final OutputStream out;
        private @Nullable String fileName;
        private Json.Obj options = Json.EMPTY;

        private Receiving(OutputStream out) {
            this.out = out;
        }

        @Override
        public void json(String name, JsonNode value) {
            options = (Json.Obj) JsonText.json(value);
            var _ = TaskOptions.checked(options);
        }

        @Override
        public void file(String name, FilePart file) throws IOException {
            fileName = shown(file.fileName());
            try (var in = new BufferedInputStream(file.content().source().open(), BUFFER)) {
                refuseOtherFiles(in);
                in.transferTo(out);
            }
        }

        private static void refuseOtherFiles(InputStream in) throws IOException {
            in.mark(FileSignature.LENGTH);
            var signature = FileSignature.of(in.readNBytes(FileSignature.LENGTH));
            in.reset();
            if (signature.isPresent()) {
                var supported = List.of(Json.of("text/csv"), Json.of("application/gzip"));
                throw new HttpProblem(
                        "unsupported-media-type",
                        "The file is " + signature.get().description() + ". Send CSV, plain or compressed by gzip.",
                        new Json.Obj(Map.of("supported", new Json.Arr(supported))),
                        Map.of());
            }
        }

        /// What a client calls a file may be a path, or hold anything; nothing is ever opened by it.
        private static @Nullable String shown(@Nullable String sent) {
            if (sent == null) {
                return null;
            }
            var name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
            var shown = name.codePoints()
                    .filter(letter -> !Character.isISOControl(letter) && letter != 0xFFFD)
                    .limit(LONGEST_NAME)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining())
                    .strip();
            return shown.isEmpty() ? null : shown;
        }
    }
}
