package dev.cloakroom.application.webhooks;

import dev.cloakroom.domain.webhooks.EndpointId;
import dev.cloakroom.domain.webhooks.Message;
import java.time.Instant;
import java.util.List;

/// What messages are signed with, as Standard Webhooks has it. A secret is open only when it is made; what is stored is
/// sealed for its endpoint and cannot be opened for another.
public interface SigningSecrets {

    /// `open` is what the owner is shown, once: `whsec_` and base64.
    record Secret(String open, String sealed) {

        @Override
        public String toString() {
            return "Secret[...]";
        }
    }

    Secret make(EndpointId endpoint);

    /// The value of `webhook-signature`: one signature by each of these secrets.
    String sign(EndpointId endpoint, List<String> sealed, Message message, Instant at);
}
