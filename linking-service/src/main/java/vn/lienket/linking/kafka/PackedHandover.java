package vn.lienket.linking.kafka;

import java.time.Instant;
import java.util.Optional;
import vn.lienket.linking.Evidence;
import vn.lienket.linking.Handover;
import vn.lienket.linking.PortalAccount;

/** The bytes of a handover on its way from one citizen's task to another's; no other service reads them. */
final class PackedHandover {

    private static final int ASK = 1;
    private static final int ANSWER = 2;
    private static final int OVERTAKEN = 3;

    private PackedHandover() {}

    static byte[] pack(Handover handover) {
        PackedWriter out = new PackedWriter();
        out.octet(handover.fold(ask -> ASK, answer -> answer.overtakenAt().isPresent() ? OVERTAKEN : ANSWER));
        PackedCitizen.portalAccount(out, handover.account());
        PackedCitizen.evidence(out, handover.correction());
        handover.fold(ask -> out.text(ask.from()), answer -> out.number(answer.sequence()));
        handover.fold(ask -> Optional.<Instant>empty(), Handover.Answer::overtakenAt)
                .ifPresent(out::instant);
        return out.bytes();
    }

    static Handover unpack(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        int kind = in.octet();
        PortalAccount account = PackedCitizen.portalAccount(in);
        Evidence correction = PackedCitizen.evidence(in);
        return switch (kind) {
            case ASK -> new Handover.Ask(account, correction, in.text());
            case ANSWER -> new Handover.Answer(account, correction, in.number(), Optional.empty());
            case OVERTAKEN -> new Handover.Answer(account, correction, in.number(), Optional.of(in.instant()));
            default -> throw new IllegalStateException("a handover of a newer version");
        };
    }
}
