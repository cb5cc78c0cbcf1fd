// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.oddthings;

import dev.cloakroom.nasty.model.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `listThings` is asked with.
public record ListThingsRequest(
        List<Kind> kind,
        String class_,
        @Nullable Kind order,
        long count,
        @Nullable BigDecimal weight,
        @Nullable LocalDate day,
        boolean deep,
        String xTraceId,
        String mediaType) {}
