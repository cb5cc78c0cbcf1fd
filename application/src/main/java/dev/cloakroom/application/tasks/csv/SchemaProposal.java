package dev.cloakroom.application.tasks.csv;

import dev.cloakroom.domain.Json;

/// Options out of a summary, ready to be sent with the next file of the same kind.
public final class SchemaProposal {

    private SchemaProposal() {}

    public static Json.Obj of(Summary summary) {
        return summary.toJson();
    }
}
