package dev.cloakroom.application.auth.sessions;

import dev.cloakroom.application.Caller;
import dev.cloakroom.application.Transactions;
import dev.cloakroom.domain.auth.AuthRejections;
import dev.cloakroom.domain.auth.Principal.Credential;
import dev.cloakroom.domain.auth.Scope;
import dev.cloakroom.domain.auth.SessionId;
import java.time.InstantSource;
import java.util.List;

/// Ends the caller's session, or all of theirs. Access tokens that are out live their minutes to the end.
public final class SignOut {

    private final Sessions sessions;
    private final Transactions transactions;
    private final InstantSource clock;

    public SignOut(Sessions sessions, Transactions transactions, InstantSource clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void handle(Caller caller, boolean everywhere) {
        var now = clock.instant();
        switch (caller.principal().credential()) {
            case Credential.AccessToken(var session) ->
                transactions.run(() -> {
                    if (everywhere) {
                        sessions.revokeAll(caller.user(), now);
                    } else {
                        sessions.revoke(new SessionId(session), now);
                    }
                });
            case Credential.ApiKey _ -> throw AuthRejections.lacks(List.of(Scope.ACCOUNT));
        }
    }
}
