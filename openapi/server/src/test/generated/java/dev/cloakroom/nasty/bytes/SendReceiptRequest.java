// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.bytes;

import dev.cloakroom.api.runtime.parts.FilePart;
import dev.cloakroom.nasty.model.Kind;
import dev.cloakroom.nasty.model.Source;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What `sendReceipt` is asked with.
public record SendReceiptRequest(
        UUID thingId,
        Kind kind,
        @Nullable Instant paidAt,
        Source source,
        FilePart scan,
        List<FilePart> more) {}
