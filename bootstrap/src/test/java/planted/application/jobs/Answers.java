package planted.application.jobs;

import planted.api.model.Answer;

/// An inside that speaks the words of the contract.
public interface Answers {

    Answer answer();
}
