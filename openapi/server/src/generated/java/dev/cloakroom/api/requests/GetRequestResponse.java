// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.requests;

import dev.cloakroom.api.model.TrackedRequest;
import dev.cloakroom.api.runtime.ApiResponse;
import dev.cloakroom.api.runtime.Encoded;
import org.jspecify.annotations.Nullable;

/// What `getRequest` can answer; errors are thrown.
public sealed interface GetRequestResponse extends ApiResponse {

    record OkJson(
            TrackedRequest body,
            @Nullable String etag,
            String vary,
            String referrerPolicy,
            @Nullable String contentSecurityPolicy) implements GetRequestResponse {
        @Override
        public Encoded encode() {
            return Encoded.json(200, "application/json", body)
                    .with("ETag", etag)
                    .with("Vary", vary)
                    .with("Referrer-Policy", referrerPolicy)
                    .with("Content-Security-Policy", contentSecurityPolicy);
        }
    }

    record OkHtml(
            String body,
            @Nullable String etag,
            String vary,
            String referrerPolicy,
            @Nullable String contentSecurityPolicy) implements GetRequestResponse {
        @Override
        public Encoded encode() {
            return Encoded.text(200, "text/html", body)
                    .with("ETag", etag)
                    .with("Vary", vary)
                    .with("Referrer-Policy", referrerPolicy)
                    .with("Content-Security-Policy", contentSecurityPolicy);
        }
    }
}
