package vn.lienket.registry.kafka;

import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.messaging.Message;
import vn.lienket.registry.Decision;
import vn.lienket.registry.Evidence;
import vn.lienket.registry.MalformedRequest;
import vn.lienket.registry.PopulationDatabase;
import vn.lienket.registry.Rejection;
import vn.lienket.schemas.kafka.UnreadableFact;

/** One request in, the database asked, one fact out. */
final class VerifyCitizen implements Consumer<Message<byte[]>> {

    private final RequestReader requests;
    private final PopulationDatabase database;
    private final AnswerFacts facts;
    private final Answers answers;

    VerifyCitizen(RequestReader requests, PopulationDatabase database, AnswerFacts facts, Answers answers) {
        this.requests = requests;
        this.database = database;
        this.facts = facts;
        this.answers = answers;
    }

    @Override
    public void accept(Message<byte[]> message) {
        Request request = requests.read(message);
        Decision decision = decide(request);
        answers.publish(
                facts.of(request, decision), request, decision.evidence().id());
    }

    private Decision decide(Request request) {
        return request.claim()
                .map(claim -> {
                    try {
                        return Decision.of(
                                claim, database.lookup(claim, request.fact().getRequestId()));
                    } catch (MalformedRequest e) {
                        // A defect of ours with this one request: it must neither become an answer nor hold up the
                        // others.
                        throw new UnreadableFact(e.getMessage());
                    }
                })
                .orElseGet(() -> new Decision.Rejected(
                        Rejection.INVALID_CLAIM,
                        new Evidence(Optional.empty(), request.fact().getOccurredAt())));
    }
}
