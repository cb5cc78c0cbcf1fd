package dev.cloakroom.http.payments;

import dev.cloakroom.api.model.PaymentList;
import dev.cloakroom.api.model.RefundList;
import dev.cloakroom.api.payments.CancelPaymentRequest;
import dev.cloakroom.api.payments.CancelPaymentResponse;
import dev.cloakroom.api.payments.CreatePaymentRequest;
import dev.cloakroom.api.payments.CreatePaymentResponse;
import dev.cloakroom.api.payments.GetPaymentRequest;
import dev.cloakroom.api.payments.GetPaymentResponse;
import dev.cloakroom.api.payments.GetRefundRequest;
import dev.cloakroom.api.payments.GetRefundResponse;
import dev.cloakroom.api.payments.ListPaymentsRequest;
import dev.cloakroom.api.payments.ListPaymentsResponse;
import dev.cloakroom.api.payments.ListRefundsRequest;
import dev.cloakroom.api.payments.ListRefundsResponse;
import dev.cloakroom.api.payments.PaymentsOperations;
import dev.cloakroom.api.payments.PutPaymentRequest;
import dev.cloakroom.api.payments.PutPaymentResponse;
import dev.cloakroom.api.payments.PutRefundRequest;
import dev.cloakroom.api.payments.PutRefundResponse;
import dev.cloakroom.api.payments.UpdatePaymentRequest;
import dev.cloakroom.api.payments.UpdatePaymentResponse;
import dev.cloakroom.application.Submitted;
import dev.cloakroom.application.payments.CancelPayment;
import dev.cloakroom.application.payments.ChangePayment;
import dev.cloakroom.application.payments.CreatePayment;
import dev.cloakroom.application.payments.PaymentFilter;
import dev.cloakroom.application.payments.PaymentQueries;
import dev.cloakroom.application.payments.PutPayment;
import dev.cloakroom.application.payments.PutRefund;
import dev.cloakroom.domain.payments.GatewayKey;
import dev.cloakroom.domain.payments.Payment;
import dev.cloakroom.domain.payments.PaymentId;
import dev.cloakroom.domain.payments.PaymentStatus;
import dev.cloakroom.domain.payments.Refund;
import dev.cloakroom.domain.payments.RefundId;
import dev.cloakroom.http.Call;
import dev.cloakroom.http.Cursors;
import dev.cloakroom.http.jobs.JobWait;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The operations of the tag `payments`.
public final class PaymentsApi implements PaymentsOperations<Call> {

    private static final String PATH = "/v1/payments/";

    private final Actions actions;
    private final PaymentQueries queries;
    private final PaymentViews views;
    private final JobWait wait;
    private final Cursors cursors;

    /// What can be done to payments.
    public record Actions(
            CreatePayment create, PutPayment put, ChangePayment change, CancelPayment cancel, PutRefund refund) {}

    public PaymentsApi(Actions actions, PaymentQueries queries, PaymentViews views, JobWait wait, Cursors cursors) {
        this.actions = actions;
        this.queries = queries;
        this.views = views;
        this.wait = wait;
        this.cursors = cursors;
    }

    @Override
    public ListPaymentsResponse listPayments(ListPaymentsRequest request, Call call) {
        var after = cursors.after(request.cursor(), call);
        var filter = new PaymentFilter(
                request.status().stream()
                        .map(status -> PaymentStatus.valueOf(status.name()))
                        .collect(Collectors.toSet()),
                request.createdFrom(),
                request.createdTo(),
                after == null ? null : new GatewayKey(after),
                request.limit() + 1);
        var found = queries.list(call.user(), filter);
        var page = cursors.page(found, request.limit(), payment -> payment.key().value(), call);
        var payments = page.rows().stream().map(views::of).toList();
        return new ListPaymentsResponse.Ok(new PaymentList(payments, page.hasMore(), page.next()), page.link());
    }

    @Override
    public CreatePaymentResponse createPayment(CreatePaymentRequest request, Call call) {
        var order = PaymentViews.order(request.body());
        var atOnce = JobWait.atOnce(call);
        return switch (actions.create().handle(call.caller(), order, call.once(made -> accepted(made, atOnce)))) {
            case Submitted.Replayed<Payment>(var first) -> new CreatePaymentResponse.Replayed(Call.stored(first));
            case Submitted.Made<Payment>(var payment) -> answer(payment, call);
        };
    }

    private CreatePaymentResponse answer(Payment payment, Call call) {
        var applied = queries.settlement(payment)
                .map(job -> wait.holdSubmission(call, job))
                .orElse(null);
        if (applied == null) {
            // The same as what is stored under the key: the client compares.
            return accepted(payment, JobWait.atOnce(call));
        }
        var now = wait.after(() -> queries.find(call.user(), payment.id()));
        return now.status().isTerminal()
                ? new CreatePaymentResponse.Created(views.of(now), PATH + now.id(), PaymentViews.etag(now), applied)
                : accepted(now, applied);
    }

    private CreatePaymentResponse.Accepted accepted(Payment payment, @Nullable String applied) {
        return new CreatePaymentResponse.Accepted(
                views.of(payment),
                PATH + payment.id(),
                wait.retryAfter(payment.createdAt()),
                PaymentViews.etag(payment),
                applied);
    }

    @Override
    public GetPaymentResponse getPayment(GetPaymentRequest request, Call call) {
        var id = new PaymentId(request.paymentId());
        var revision = request.revision();
        if (revision != null) {
            return earlier(queries.find(call.user(), id, revision), call);
        }
        var before = queries.find(call.user(), id);
        var applied = queries.settlement(before)
                .map(job -> wait.hold(call, job, PaymentViews.etag(before)))
                .orElse(null);
        var payment = applied == null ? before : wait.after(() -> queries.find(call.user(), id));
        return answer(payment, PaymentViews.etag(payment), applied, call);
    }

    private GetPaymentResponse earlier(Payment payment, Call call) {
        return answer(payment, PaymentViews.etag(payment, payment.revision()), null, call);
    }

    private GetPaymentResponse answer(Payment payment, String etag, @Nullable String applied, Call call) {
        return call.has(etag)
                ? new GetPaymentResponse.NotModified(etag, retryAfter(payment), applied)
                : new GetPaymentResponse.Ok(views.of(payment), etag, retryAfter(payment), applied);
    }

    @Override
    public PutPaymentResponse putPayment(PutPaymentRequest request, Call call) {
        var put = actions.put()
                .handle(call.caller(), new PaymentId(request.paymentId()), PaymentViews.order(request.body()));
        var payment = put.payment();
        var etag = PaymentViews.etag(payment);
        return put.made()
                ? new PutPaymentResponse.Accepted(
                        views.of(payment), PATH + payment.id(), wait.retryAfter(payment.createdAt()), etag)
                : new PutPaymentResponse.Ok(views.of(payment), etag, retryAfter(payment));
    }

    @Override
    public UpdatePaymentResponse updatePayment(UpdatePaymentRequest request, Call call) {
        var changed = actions.change()
                .handle(
                        call.caller(),
                        new PaymentId(request.paymentId()),
                        present -> PaymentViews.merged(present, request.body()),
                        version -> call.requireMatch(PaymentViews.etag(version)),
                        call.once(this::updated));
        return switch (changed) {
            case Submitted.Replayed<Payment>(var first) -> new UpdatePaymentResponse.Replayed(Call.stored(first));
            case Submitted.Made<Payment>(var payment) -> updated(payment);
        };
    }

    private UpdatePaymentResponse.Ok updated(Payment payment) {
        return new UpdatePaymentResponse.Ok(views.of(payment), PaymentViews.etag(payment));
    }

    @Override
    public CancelPaymentResponse cancelPayment(CancelPaymentRequest request, Call call) {
        var payment = actions.cancel().handle(call.user(), new PaymentId(request.paymentId()));
        return new CancelPaymentResponse.Ok(views.of(payment), PaymentViews.etag(payment));
    }

    @Override
    public ListRefundsResponse listRefunds(ListRefundsRequest request, Call call) {
        var payment = new PaymentId(request.paymentId());
        var after = cursors.after(request.cursor(), call);
        var found = queries.refunds(
                call.user(), payment, after == null ? null : new GatewayKey(after), request.limit() + 1);
        var page = cursors.page(found, request.limit(), refund -> refund.key().value(), call);
        var refunds =
                page.rows().stream().map(refund -> views.of(payment, refund)).toList();
        return new ListRefundsResponse.Ok(new RefundList(refunds, page.hasMore(), page.next()), page.link());
    }

    @Override
    public GetRefundResponse getRefund(GetRefundRequest request, Call call) {
        var payment = new PaymentId(request.paymentId());
        var id = new RefundId(request.refundId());
        var before = queries.refund(call.user(), payment, id);
        var applied = queries.errand(before)
                .map(job -> wait.hold(call, job, PaymentViews.etag(before)))
                .orElse(null);
        var refund = applied == null ? before : wait.after(() -> queries.refund(call.user(), payment, id));
        var etag = PaymentViews.etag(refund);
        return call.has(etag)
                ? new GetRefundResponse.NotModified(etag, retryAfter(refund), applied)
                : new GetRefundResponse.Ok(views.of(payment, refund), etag, retryAfter(refund), applied);
    }

    @Override
    public PutRefundResponse putRefund(PutRefundRequest request, Call call) {
        var payment = new PaymentId(request.paymentId());
        var body = request.body();
        var order = new PutRefund.Order(body.amount().value(), body.amount().currency(), body.reason());
        var put = actions.refund().handle(call.caller(), payment, new RefundId(request.refundId()), order);
        var refund = put.refund();
        var etag = PaymentViews.etag(refund);
        return put.made()
                ? new PutRefundResponse.Accepted(
                        views.of(payment, refund),
                        PATH + payment + "/refunds/" + refund.id(),
                        wait.retryAfter(refund.createdAt()),
                        etag)
                : new PutRefundResponse.Ok(views.of(payment, refund), etag, retryAfter(refund));
    }

    private @Nullable Integer retryAfter(Payment payment) {
        return payment.status().isTerminal() ? null : wait.retryAfter(payment.createdAt());
    }

    private @Nullable Integer retryAfter(Refund refund) {
        return refund.isPending() ? wait.retryAfter(refund.createdAt()) : null;
    }
}
