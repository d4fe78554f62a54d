package vn.lienket.linking.kafka;

import java.util.ArrayList;
import java.util.List;
import vn.lienket.linking.Outcome;

/** How outcomes are announced. */
interface Announcing extends AutoCloseable {

    List<Outgoing> linked(String citizenRef, Outcome.Linked outcome);

    List<Outgoing> unlinked(String citizenRef, Outcome.Unlinked outcome);

    List<Outgoing> refused(String citizenRef, Outcome.Refused outcome);

    @Override
    void close();

    /** The outcomes of one decision, in order. */
    default List<Outgoing> write(String citizenRef, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return List.of();
        }
        List<Outgoing> outgoing = new ArrayList<>(2 * outcomes.size());
        for (Outcome outcome : outcomes) {
            outgoing.addAll(outcome.fold(
                    linked -> linked(citizenRef, linked),
                    unlinked -> unlinked(citizenRef, unlinked),
                    refused -> refused(citizenRef, refused),
                    Outgoing::handover));
        }
        return outgoing;
    }
}
