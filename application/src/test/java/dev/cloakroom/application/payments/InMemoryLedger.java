package dev.cloakroom.application.payments;

import dev.cloakroom.domain.payments.Posting;
import java.util.ArrayList;
import java.util.List;

/// A ledger in a list.
public final class InMemoryLedger implements Ledger {

    private final List<Posting> postings = new ArrayList<>();

    @Override
    public void post(Posting posting) {
        if (postings.stream()
                .anyMatch(known -> known.subject().equals(posting.subject()) && known.deed() == posting.deed())) {
            throw new IllegalStateException(posting.deed() + " of " + posting.subject() + " was booked before");
        }
        postings.add(posting);
    }

    public long balance(Posting.Account account) {
        return postings.stream()
                .flatMap(posting -> posting.entries().stream())
                .filter(entry -> entry.account() == account)
                .mapToLong(Posting.Entry::amount)
                .sum();
    }

    public List<Posting> postings() {
        return List.copyOf(postings);
    }
}
