package dev.cloakroom.http;

import io.javalin.http.Context;

/// What the policy notes about a request for the journal: never more than the template of the route and an id.
public final class RequestNotes {

    /// Attributes of the request, each with a text.
    public static final String ROUTE = RequestNotes.class.getName() + ".route";

    public static final String PRINCIPAL = RequestNotes.class.getName() + ".principal";

    private RequestNotes() {}

    public static void route(Context ctx) {
        var endpoint = ctx.endpoints().matchedHttpEndpoint();
        if (endpoint != null) {
            ctx.attribute(ROUTE, endpoint.path);
        }
    }
}
