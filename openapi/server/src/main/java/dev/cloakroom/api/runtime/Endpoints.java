package dev.cloakroom.api.runtime;

import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Binds operations to Javalin: read, call, write. The generated routes say which.
public final class Endpoints<C> {

    private final RoutesConfig routes;
    private final CallFactory<C> calls;
    private final Schemas schemas;

    public Endpoints(RoutesConfig routes, CallFactory<C> calls, Schemas schemas) {
        this.routes = routes;
        this.calls = calls;
        this.schemas = schemas;
    }

    public <Q, R extends ApiResponse> void add(
            Operation operation, Function<RequestReader, Q> binder, BiFunction<Q, C, R> handler) {
        routes.addEndpoint(Endpoint.create(HandlerType.findOrCreate(operation.method()), operation.path())
                .addMetadata(operation)
                .handler(ctx -> handle(ctx, operation, binder, handler)));
    }

    private <Q, R extends ApiResponse> void handle(
            Context ctx, Operation operation, Function<RequestReader, Q> binder, BiFunction<Q, C, R> handler)
            throws Exception {
        var reader = new RequestReader(ctx, operation, schemas);
        var request = binder.apply(reader);
        var call = calls.call(ctx, operation, reader.body());
        AnswerWriter.write(handler.apply(request, call).encode(), ctx);
    }
}
