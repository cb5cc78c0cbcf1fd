// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

import dev.cloakroom.api.Operations;
import dev.cloakroom.api.model.NewPayment;
import dev.cloakroom.api.model.NewRefund;
import dev.cloakroom.api.model.PaymentPatch;
import dev.cloakroom.api.model.PaymentStatus;
import dev.cloakroom.api.runtime.CallFactory;
import dev.cloakroom.api.runtime.Endpoints;
import dev.cloakroom.api.runtime.RequestReader;
import dev.cloakroom.api.runtime.Scalar;
import dev.cloakroom.api.runtime.json.Schemas;
import io.javalin.config.RoutesConfig;

/// Binds the operations to their routes.
public final class PaymentsRoutes {

    private PaymentsRoutes() {}

    public static <C> void register(
            RoutesConfig routes, PaymentsOperations<C> operations, CallFactory<C> calls, Schemas schemas) {
        var endpoints = new Endpoints<>(routes, calls, schemas);
        endpoints.add(Operations.LIST_PAYMENTS, PaymentsRoutes::listPayments, operations::listPayments);
        endpoints.add(Operations.CREATE_PAYMENT, PaymentsRoutes::createPayment, operations::createPayment);
        endpoints.add(Operations.GET_PAYMENT, PaymentsRoutes::getPayment, operations::getPayment);
        endpoints.add(Operations.PUT_PAYMENT, PaymentsRoutes::putPayment, operations::putPayment);
        endpoints.add(Operations.UPDATE_PAYMENT, PaymentsRoutes::updatePayment, operations::updatePayment);
        endpoints.add(Operations.CANCEL_PAYMENT, PaymentsRoutes::cancelPayment, operations::cancelPayment);
        endpoints.add(Operations.LIST_REFUNDS, PaymentsRoutes::listRefunds, operations::listRefunds);
        endpoints.add(Operations.GET_REFUND, PaymentsRoutes::getRefund, operations::getRefund);
        endpoints.add(Operations.PUT_REFUND, PaymentsRoutes::putRefund, operations::putRefund);
    }

    private static ListPaymentsRequest listPayments(RequestReader in) {
        var status = in.queryList("status", false, 0, 5, false, Scalar.oneOf(PaymentStatus.values(), PaymentStatus::value));
        var createdFrom = in.query("created_from", false, Scalar.INSTANT);
        var createdTo = in.query("created_to", false, Scalar.INSTANT);
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("status", "created_from", "created_to", "limit", "cursor");
        in.check();
        return new ListPaymentsRequest(
                status.required(),
                createdFrom.optional(),
                createdTo.optional(),
                limit.orElse(20),
                cursor.optional());
    }

    private static CreatePaymentRequest createPayment(RequestReader in) {
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var prefer = in.header("Prefer", false, Scalar.text(0, 256, null));
        var body = in.json("NewPayment", true, NewPayment.class);
        in.onlyQuery();
        in.check();
        return new CreatePaymentRequest(idempotencyKey.optional(), prefer.optional(), body.required());
    }

    private static GetPaymentRequest getPayment(RequestReader in) {
        var paymentId = in.path("payment_id", Scalar.UUID);
        var revision = in.query("revision", false, Scalar.int32(1, 100));
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        var prefer = in.header("Prefer", false, Scalar.text(0, 256, null));
        in.onlyQuery("revision");
        in.check();
        return new GetPaymentRequest(
                paymentId.required(),
                revision.optional(),
                ifNoneMatch.optional(),
                prefer.optional());
    }

    private static PutPaymentRequest putPayment(RequestReader in) {
        var paymentId = in.path("payment_id", Scalar.UUID);
        var body = in.json("NewPayment", true, NewPayment.class);
        in.onlyQuery();
        in.check();
        return new PutPaymentRequest(paymentId.required(), body.required());
    }

    private static UpdatePaymentRequest updatePayment(RequestReader in) {
        var paymentId = in.path("payment_id", Scalar.UUID);
        var ifMatch = in.header("If-Match", false, Scalar.text(0, 1024, null));
        var idempotencyKey = in.header("Idempotency-Key", false, Scalar.text(0, 512, null));
        var body = in.json("PaymentPatch", true, PaymentPatch.class);
        in.onlyQuery();
        in.check();
        return new UpdatePaymentRequest(
                paymentId.required(),
                ifMatch.optional(),
                idempotencyKey.optional(),
                body.required());
    }

    private static CancelPaymentRequest cancelPayment(RequestReader in) {
        var paymentId = in.path("payment_id", Scalar.UUID);
        in.onlyQuery();
        in.check();
        return new CancelPaymentRequest(paymentId.required());
    }

    private static ListRefundsRequest listRefunds(RequestReader in) {
        var paymentId = in.path("payment_id", Scalar.UUID);
        var limit = in.query("limit", false, Scalar.int32(1, 100));
        var cursor = in.query("cursor", false, Scalar.text(1, 1024, null));
        in.onlyQuery("limit", "cursor");
        in.check();
        return new ListRefundsRequest(paymentId.required(), limit.orElse(20), cursor.optional());
    }

    private static GetRefundRequest getRefund(RequestReader in) {
        var paymentId = in.path("payment_id", Scalar.UUID);
        var refundId = in.path("refund_id", Scalar.UUID);
        var ifNoneMatch = in.header("If-None-Match", false, Scalar.text(0, 1024, null));
        var prefer = in.header("Prefer", false, Scalar.text(0, 256, null));
        in.onlyQuery();
        in.check();
        return new GetRefundRequest(
                paymentId.required(),
                refundId.required(),
                ifNoneMatch.optional(),
                prefer.optional());
    }

    private static PutRefundRequest putRefund(RequestReader in) {
        var paymentId = in.path("payment_id", Scalar.UUID);
        var refundId = in.path("refund_id", Scalar.UUID);
        var body = in.json("NewRefund", true, NewRefund.class);
        in.onlyQuery();
        in.check();
        return new PutRefundRequest(paymentId.required(), refundId.required(), body.required());
    }
}
