package dev.cloakroom.application.requests;

import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.requests.RequestId;
import dev.cloakroom.domain.requests.RequestRejections;

/// Makes the tracking link of a request invalid, and another one.
public final class RotateToken {

    private final Requests requests;
    private final TrackingTokens tokens;
    private final Transactions transactions;

    public RotateToken(Requests requests, TrackingTokens tokens, Transactions transactions) {
        this.requests = requests;
        this.tokens = tokens;
        this.transactions = transactions;
    }

    /// The new token, told once.
    public String handle(RequestId id) {
        var token = tokens.make();
        if (!transactions.run(() -> requests.replaceToken(id, tokens.hash(token)))) {
            throw RequestRejections.notFound();
        }
        return token;
    }
}
