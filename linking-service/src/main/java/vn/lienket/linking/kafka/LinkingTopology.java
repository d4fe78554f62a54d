package vn.lienket.linking.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.BranchedKStream;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import vn.lienket.schemas.kafka.DeadLetters;

/**
 * The facts of a citizen meet in the one task that keeps the citizen:
 *
 * <pre>
 * cccd-updated ─┐                                   ┌─ account-linked, linked-accounts
 * vneid-login  ─┼─ decide ── citizens (the store) ──┼─ account-unlinked
 * link-command ─┤                                   ├─ link-refused
 *     handovers ┘                                   └─ handovers, to the task of another citizen; dead letters
 * </pre>
 *
 * No join and no window: facts of a pair may be years apart. One store, one get and one put a fact.
 */
final class LinkingTopology {

    /** Keys and values as they are in the topics; partitioned alike by citizenRef, but for the calendar's. */
    record Inputs(
            KStream<byte[], byte[]> cccdUpdated,
            KStream<byte[], byte[]> vneidLogin,
            KStream<byte[], byte[]> linkCommand,
            KStream<byte[], byte[]> handovers,
            KStream<byte[], byte[]> cutoffScheduled) {}

    private final Workbench workbench;
    private final String calendarTopic;
    private final StoreBuilder<KeyValueStore<Bytes, byte[]>> store;

    LinkingTopology(
            Workbench workbench, String calendarTopic, Function<String, KeyValueBytesStoreSupplier> citizensKept) {
        this.workbench = workbench;
        this.calendarTopic = calendarTopic;
        this.store = Citizens.kept(citizensKept);
    }

    /** What goes out, in the order of {@link Output}, but for the dead letters, which find their topic themselves. */
    @SuppressWarnings("unchecked")
    KStream<byte[], byte[]>[] linkAccounts(Inputs inputs) {
        // Each merge is one more step for what came before it: so those of whom there are millions come last.
        KStream<byte[], Outgoing> outgoing = inputs.handovers
                .process(withStore(() -> new ReexamineRefusals(workbench)), Named.as("reexamine-refusals"))
                .merge(inputs.handovers.process(
                        withStore(() -> new CountWaiting(workbench)), Named.as("count-waiting")))
                .merge(decide(
                        inputs.handovers,
                        "decide-on-handover",
                        (facts, topic, record) -> PackedHandover.unpack(record.value())))
                .merge(decide(inputs.linkCommand, "decide-on-link-command", ReadFacts::linkCommand))
                .merge(decide(inputs.vneidLogin, "decide-on-vneid-login", ReadFacts::vneidLogin))
                .merge(decide(inputs.cccdUpdated, "decide-on-cccd-updated", ReadFacts::cccdUpdated));
        KStream<byte[], Outgoing> cutoffs = inputs.cutoffScheduled.process(
                () -> new CheckCutoffs(workbench, calendarTopic), Named.as("check-cutoffs"));
        Map<String, KStream<byte[], byte[]>> byOutput = byOutput(outgoing);
        if (workbench.mode().writesDeadLetters()) {
            deadLetters(byOutput.get(Output.DEAD_LETTERS.contractName()), "dead-letters");
            deadLetters(cutoffs.mapValues(Outgoing::value, Named.as("bytes-of-cutoffs")), "dead-letters-of-cutoffs");
        }
        return Stream.of(Output.values())
                .filter(output -> output != Output.DEAD_LETTERS)
                .map(output -> byOutput.get(output.contractName()))
                .toArray(KStream[]::new);
    }

    private static Map<String, KStream<byte[], byte[]>> byOutput(KStream<byte[], Outgoing> outgoing) {
        BranchedKStream<byte[], Outgoing> branches = outgoing.split(Named.as("output-"));
        Map<String, KStream<byte[], byte[]>> byOutput = new HashMap<>();
        for (Output output : Output.values()) {
            branches.branch(
                    (key, out) -> out.output() == output,
                    Branched.withConsumer(
                            branch -> byOutput.put(
                                    output.contractName(),
                                    branch.mapValues(Outgoing::value, Named.as("bytes-of-" + output.contractName()))),
                            output.contractName()));
        }
        branches.noDefaultBranch();
        return byOutput;
    }

    private KStream<byte[], Outgoing> decide(KStream<byte[], byte[]> input, String name, ReadFacts.Reading reading) {
        return input.process(withStore(() -> new DecideLinks(workbench, reading)), Named.as(name));
    }

    private static void deadLetters(KStream<byte[], byte[]> letters, String name) {
        letters.to((key, value, record) -> DeadLetters.topicOf(record.topic()), Produced.as(name));
    }

    private ProcessorSupplier<byte[], byte[], byte[], Outgoing> withStore(
            Supplier<Processor<byte[], byte[], byte[], Outgoing>> processor) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<byte[], byte[], byte[], Outgoing> get() {
                return processor.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(store);
            }
        };
    }
}
