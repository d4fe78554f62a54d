package vn.lienket.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says what becomes of a call by the answer that it got. */
public final class JudgeCall {

    private final RetryPolicy retry;
    private final Clock clock;

    public JudgeCall(RetryPolicy retry, Clock clock) {
        this.retry = retry;
        this.clock = clock;
    }

    public CallResult judge(Call call, CallAnswer answer) {
        Instant now = clock.instant();
        return answer.fold(new CallAnswer.Fold<>() {
            @Override
            public CallResult acknowledged(CallAnswer.Acknowledged acknowledged) {
                return new CallResult(call, CallState.ACKNOWLEDGED, now, acknowledged.code());
            }

            /** Kept: whoever resumes the subscription gets it. */
            @Override
            public CallResult gone(CallAnswer.Gone gone) {
                return new CallResult(call, CallState.PENDING, now, gone.code());
            }

            @Override
            public CallResult failed(CallAnswer.Failed failed) {
                if (retry.givesUpAfter(call.attempt())) {
                    return new CallResult(call, CallState.FAILED, now, failed.code());
                }
                Duration pause = retry.pauseAfter(call.attempt());
                Duration asked = failed.notBefore().orElse(Duration.ZERO);
                Duration longer = pause.compareTo(asked) > 0 ? pause : asked;
                return new CallResult(call, CallState.PENDING, now.plus(longer), failed.code());
            }
        });
    }
}
