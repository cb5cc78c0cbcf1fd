package dev.cloakroom.http.limits;

import org.jspecify.annotations.Nullable;

/// What an installation grants. Per client address: `auth`; `open`, what everybody may do and that leaves something
/// behind, for a person at a form and no script; `anonymous`, whatever else is asked without a good credential. The
/// others are per owner: `upload` is in bytes, `streams` are those that one may have open at once. Null is no limit.
public record Quotas(
        @Nullable Quota auth,
        @Nullable Quota open,
        @Nullable Quota anonymous,
        @Nullable Quota read,
        @Nullable Quota submit,
        @Nullable Quota upload,
        @Nullable Integer streams) {

    public static final Quotas NONE = new Quotas(null, null, null, null, null, null, null);
}
