// Generated from the contract. Change openapi/spec and run make gen.
package dev.cloakroom.api.payments;

/// One method per operation. `C` is what the implementer wants to know about each call.
public interface PaymentsOperations<C> {

    /// One's payments, newest first.
    ListPaymentsResponse listPayments(ListPaymentsRequest request, C call);

    /// Take a payment.
    CreatePaymentResponse createPayment(CreatePaymentRequest request, C call);

    /// One payment, now or when it changes.
    GetPaymentResponse getPayment(GetPaymentRequest request, C call);

    /// Take a payment under your own id.
    PutPaymentResponse putPayment(PutPaymentRequest request, C call);

    /// Change a pending payment.
    UpdatePaymentResponse updatePayment(UpdatePaymentRequest request, C call);

    /// Cancel a pending payment.
    CancelPaymentResponse cancelPayment(CancelPaymentRequest request, C call);

    /// The refunds of a payment, newest first.
    ListRefundsResponse listRefunds(ListRefundsRequest request, C call);

    /// One refund, now or when it changes.
    GetRefundResponse getRefund(GetRefundRequest request, C call);

    /// Give back a settled payment, or a part of it.
    PutRefundResponse putRefund(PutRefundRequest request, C call);
}
