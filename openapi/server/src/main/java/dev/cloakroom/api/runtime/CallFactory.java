package dev.cloakroom.api.runtime;

import io.javalin.http.Context;

/// Makes the second argument of the handlers: who calls, and what of the request is no parameter of the operation. It
/// is asked after the request was read and found free of faults.
public interface CallFactory<C> {

    C call(Context context, Operation operation, ReceivedBody body);
}
