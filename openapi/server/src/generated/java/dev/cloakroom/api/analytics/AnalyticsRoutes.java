// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.analytics;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class AnalyticsRoutes {

    private AnalyticsRoutes() {}

    public static <C> void register(
            RoutesConfig routes, AnalyticsOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_FAILURES, AnalyticsRoutes::listFailures, operations::listFailures);
    }

    private static ListFailuresRequest listFailures(RequestReader in) {
        var from = in.query("from", false, Scalar.INSTANT);
        var to = in.query("to", false, Scalar.INSTANT);
        in.onlyQuery("from", "to");
        in.check();
        return new ListFailuresRequest(from.optional(), to.optional());
    }
}
