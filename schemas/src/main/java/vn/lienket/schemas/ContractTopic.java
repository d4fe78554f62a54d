package vn.lienket.schemas;

import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.AuditSealed;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkPreviewed;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RegistryCallsReserved;
import vn.lienket.facts.VneidLogin;

/**
 * A topic of the contract: who deploys creates it so, before any service starts.
 *
 * @param compacted keeps the last value a key; the others keep every record
 * @param append carries the broker's append time, because clocks of producers are not trusted
 */
public record ContractTopic(String name, Schema fact, boolean compacted, boolean append) {

    private static final List<ContractTopic> ALL = List.of(
            input("cccd-update-requested", CccdUpdateRequested.getClassSchema()),
            input("cccd-updated", CccdUpdated.getClassSchema()),
            input("cccd-update-rejected", CccdUpdateRejected.getClassSchema()),
            input("vneid-login", VneidLogin.getClassSchema()),
            input("link-command", LinkCommand.getClassSchema()),
            output("account-linked", AccountLinked.getClassSchema()),
            output("account-unlinked", AccountUnlinked.getClassSchema()),
            output("link-refused", LinkRefused.getClassSchema()),
            output("link-preview", LinkPreviewed.getClassSchema()),
            output("cutoff-reached", CutoffReached.getClassSchema()),
            output("account-closed", AccountClosed.getClassSchema()),
            output("audit-sealed", AuditSealed.getClassSchema()),
            compacted("cutoff-scheduled", CutoffScheduled.getClassSchema()),
            compacted("account-contact-changed", AccountContactChanged.getClassSchema()),
            compacted("registry-calls-reserved", RegistryCallsReserved.getClassSchema()),
            compacted("linked-accounts", AccountLinked.getClassSchema()));

    public static List<ContractTopic> all() {
        return ALL;
    }

    public String subject() {
        return name + "-value";
    }

    public String deadLetters() {
        return name + ".dlq";
    }

    /** Every topic name of the contract, dead letters included. */
    public static Stream<String> names() {
        return ALL.stream().flatMap(topic -> Stream.of(topic.name(), topic.deadLetters()));
    }

    private static ContractTopic input(String name, Schema fact) {
        return new ContractTopic(name, fact, false, true);
    }

    private static ContractTopic output(String name, Schema fact) {
        return new ContractTopic(name, fact, false, false);
    }

    private static ContractTopic compacted(String name, Schema fact) {
        return new ContractTopic(name, fact, true, true);
    }
}
