/// Taking payments, settling them through a gateway, and giving money back.
///
/// The invariant: whoever moves a payment holds its row, and the ledger is written in the same transaction. The gateway
/// is asked outside of any, under a key by which asking twice moves money once; so a job that dies between the two is
/// simply run again. Start with [CreatePayment], then [SettlePayment].
@NullMarked
package dev.cloakroom.application.payments;

import org.jspecify.annotations.NullMarked;
