// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty.model;

public record Nothing(
) {
}
