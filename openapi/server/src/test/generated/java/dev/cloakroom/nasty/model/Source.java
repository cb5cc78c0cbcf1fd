// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// One of two.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "kind",
        visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = FileSource.class, name = "file"),
    @JsonSubTypes.Type(value = QuerySource.class, name = "query")
})
public sealed interface Source permits FileSource, QuerySource {}
