package vn.lienket.registry.kafka;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienket.registry.Claim;
import vn.lienket.registry.Decision;
import vn.lienket.registry.Evidence;
import vn.lienket.registry.FailedAttempts;
import vn.lienket.registry.MalformedRequest;
import vn.lienket.registry.PopulationDatabase;
import vn.lienket.registry.Rejection;
import vn.lienket.schemas.kafka.UnreadableFact;

/** One request in, the database asked, one fact out. */
final class VerifyCitizen {

    private final RequestReader requests;
    private final PopulationDatabase database;
    private final AnswerFacts facts;
    private final Answers answers;
    private final FailedAttempts attempts;

    VerifyCitizen(
            RequestReader requests,
            PopulationDatabase database,
            AnswerFacts facts,
            Answers answers,
            FailedAttempts attempts) {
        this.requests = requests;
        this.database = database;
        this.facts = facts;
        this.answers = answers;
        this.attempts = attempts;
    }

    /**
     * Returns when the answer is on the broker.
     *
     * @throws UnreadableFact when this request can never be answered
     */
    void verify(ConsumerRecord<byte[], byte[]> record) {
        Request request = requests.read(record);
        Decision decision = decide(request);
        answers.publish(
                facts.of(request, decision),
                request.traceparent(),
                decision.evidence().id());
        if (decision.isFailedAttempt()) {
            attempts.add(
                    request.key(),
                    request.fact().getRequestId(),
                    decision.evidence().at());
        }
    }

    private Decision decide(Request request) {
        if (request.claim().isEmpty()) {
            return withoutAsking(request, Rejection.INVALID_CLAIM);
        }
        return attempts.allow(request.key(), request.fact().getRequestId())
                ? ask(request, request.claim().get())
                : withoutAsking(request, Rejection.TOO_MANY_ATTEMPTS);
    }

    private Decision ask(Request request, Claim claim) {
        try {
            return Decision.of(claim, database.lookup(claim, request.fact().getRequestId()));
        } catch (MalformedRequest e) {
            // A defect of ours with this one request: it must neither become an answer nor hold up the others.
            throw new UnreadableFact(e.getMessage());
        }
    }

    private static Decision withoutAsking(Request request, Rejection reason) {
        return new Decision.Rejected(
                reason, new Evidence(Optional.empty(), request.fact().getOccurredAt()));
    }
}
