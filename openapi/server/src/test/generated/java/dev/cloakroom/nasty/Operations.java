// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.nasty;

import dev.cloakroom.api.runtime.Operation;
import java.time.Duration;
import java.util.List;

/// All operations of the contract.
public final class Operations {

    public static final Operation CREATE_THINGS = new Operation(
            "createThings",
            "bytes",
            "POST",
            "/things/batch",
            false,
            List.of(),
            List.of(),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            400L,
            List.of("application/json", "application/x-ndjson"),
            List.of(),
            false);

    public static final Operation DOWNLOAD_THING = new Operation(
            "downloadThing",
            "bytes",
            "GET",
            "/things/{thing_id}/content",
            false,
            List.of(),
            List.of(),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/octet-stream"),
            false);

    public static final Operation UPLOAD_THING = new Operation(
            "uploadThing",
            "bytes",
            "PUT",
            "/things/{thing_id}/content",
            false,
            List.of(),
            List.of(),
            Operation.RateClass.UPLOAD,
            Operation.Idempotency.NONE,
            null,
            64L,
            List.of("application/gzip"),
            List.of(),
            false);

    public static final Operation FOLLOW_THING = new Operation(
            "followThing",
            "bytes",
            "GET",
            "/things/{thing_id}/events",
            false,
            List.of(),
            List.of(),
            Operation.RateClass.STREAM,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("text/event-stream"),
            true);

    public static final Operation SEND_RECEIPT = new Operation(
            "sendReceipt",
            "bytes",
            "POST",
            "/things/{thing_id}/receipt",
            false,
            List.of(),
            List.of(),
            Operation.RateClass.UPLOAD,
            Operation.Idempotency.NONE,
            null,
            200000L,
            List.of("multipart/form-data"),
            List.of(),
            false);

    public static final Operation ATTACH_THING = new Operation(
            "attachThing",
            "bytes",
            "PUT",
            "/things/{thing_id}/attachment",
            false,
            List.of(),
            List.of(),
            Operation.RateClass.UPLOAD,
            Operation.Idempotency.OPTIONAL,
            Duration.parse("PT1H"),
            200000L,
            List.of("multipart/form-data"),
            List.of(),
            false);

    public static final Operation LIST_THINGS = new Operation(
            "listThings",
            "odd-things",
            "GET",
            "/things",
            false,
            List.of("things:read"),
            List.of(),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json", "text/csv"),
            false);

    public static final Operation CREATE_THING = new Operation(
            "createThing",
            "odd-things",
            "POST",
            "/things",
            false,
            List.of(),
            List.of(),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.REQUIRED,
            Duration.parse("PT1H"),
            4096L,
            List.of("application/json"),
            List.of("application/json"),
            false);

    public static final Operation GET_THING = new Operation(
            "getThing",
            "odd-things",
            "GET",
            "/things/{thing_id}",
            true,
            List.of(),
            List.of(),
            Operation.RateClass.READ,
            Operation.Idempotency.NONE,
            null,
            0,
            List.of(),
            List.of("application/json"),
            false);

    public static final Operation PATCH_THING = new Operation(
            "patchThing",
            "odd-things",
            "PATCH",
            "/things/{thing_id}",
            false,
            List.of("admin"),
            List.of(),
            Operation.RateClass.SUBMIT,
            Operation.Idempotency.NONE,
            null,
            1024L,
            List.of("application/merge-patch+json"),
            List.of(),
            false);

    public static final List<Operation> ALL = List.of(
            CREATE_THINGS,
            DOWNLOAD_THING,
            UPLOAD_THING,
            FOLLOW_THING,
            SEND_RECEIPT,
            ATTACH_THING,
            LIST_THINGS,
            CREATE_THING,
            GET_THING,
            PATCH_THING);

    private Operations() {}
}
