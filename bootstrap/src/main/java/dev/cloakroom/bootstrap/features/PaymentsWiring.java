package dev.cloakroom.bootstrap.features;

import dev.cloakroom.api.payments.PaymentsRoutes;
import dev.cloakroom.application.events.Announcements;
import dev.cloakroom.application.jobs.JobHandler;
import dev.cloakroom.application.jobs.Jobs;
import dev.cloakroom.application.payments.Books;
import dev.cloakroom.application.payments.CancelPayment;
import dev.cloakroom.application.payments.CarryOutRefund;
import dev.cloakroom.application.payments.ChangePayment;
import dev.cloakroom.application.payments.CreatePayment;
import dev.cloakroom.application.payments.PaymentIntake;
import dev.cloakroom.application.payments.PaymentQueries;
import dev.cloakroom.application.payments.PutPayment;
import dev.cloakroom.application.payments.PutRefund;
import dev.cloakroom.application.payments.ResumePayments;
import dev.cloakroom.application.payments.SettlePayment;
import dev.cloakroom.application.profiles.Profiles;
import dev.cloakroom.bootstrap.http.HttpParts;
import dev.cloakroom.bootstrap.loops.Loops;
import dev.cloakroom.bootstrap.process.Base;
import dev.cloakroom.http.payments.PaymentViews;
import dev.cloakroom.http.payments.PaymentsApi;
import dev.cloakroom.persistence.JdbiIdempotencyKeys;
import dev.cloakroom.persistence.payments.JdbiLedger;
import dev.cloakroom.persistence.payments.JdbiPayments;
import dev.cloakroom.persistence.payments.JdbiRefunds;
import dev.cloakroom.persistence.payments.SandboxGateway;
import io.javalin.config.RoutesConfig;
import java.time.Duration;
import java.util.List;

/// Payments: taken over HTTP, settled and given back by workers, through the sandbox.
public record PaymentsWiring(
        PaymentsApi.Actions actions, PaymentQueries queries, List<JobHandler> handlers, ResumePayments resume) {

    public void register(RoutesConfig to, HttpParts parts) {
        var views = new PaymentViews(parts.problems());
        var api = new PaymentsApi(actions, queries, views, parts.waiting(), parts.cursors());
        PaymentsRoutes.register(to, api, parts.calls(), parts.schemas());
    }

    public void work(Loops loops) {
        loops.every(Duration.ofMinutes(1), "resume-payments", resume::handle);
    }

    public static PaymentsWiring of(Base base, Jobs jobs, Announcements announcements, Profiles profiles) {
        var jdbi = base.database().jdbi();
        var clock = base.clock();
        var ids = base.ids();
        var transactions = base.transactions();
        var payments = new JdbiPayments(base.database().routing());
        var refunds = new JdbiRefunds(jdbi);
        var books = new Books(payments, refunds, new JdbiLedger(jdbi), announcements);
        var keys = new JdbiIdempotencyKeys(jdbi);
        var gateway = new SandboxGateway(jdbi);
        var intake = new PaymentIntake(books, profiles, jobs, clock, ids);
        var actions = new PaymentsApi.Actions(
                new CreatePayment(intake, keys, transactions),
                new PutPayment(intake, payments, transactions),
                new ChangePayment(payments, books, profiles, keys, transactions, clock),
                new CancelPayment(payments, books, jobs, transactions, clock),
                new PutRefund(payments, refunds, books, jobs, transactions, clock, ids));
        return new PaymentsWiring(
                actions,
                new PaymentQueries(payments, refunds, jobs),
                List.of(
                        new SettlePayment(payments, books, gateway, transactions, clock),
                        new CarryOutRefund(payments, refunds, books, gateway, transactions, clock)),
                new ResumePayments(payments, refunds, jobs, transactions, clock, ids));
    }
}
