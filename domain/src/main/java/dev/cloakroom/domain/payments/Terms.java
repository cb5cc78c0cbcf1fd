package dev.cloakroom.domain.payments;

import dev.cloakroom.domain.profiles.ProfileId;
import org.jspecify.annotations.Nullable;

/// What a payment is about: the part that its owner sets, and may revise while it is pending. `payer` is a profile of
/// the same owner.
public record Terms(
        Money amount,
        @Nullable ProfileId payer,
        String description,
        @Nullable String reference) {}
