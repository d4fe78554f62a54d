package vn.lienket.linking.kafka;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
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
        KStream<byte[], Outgoing> outgoing = decide(
                        inputs.cccdUpdated, "decide-on-cccd-updated", ReadFacts::cccdUpdated)
                .merge(decide(inputs.vneidLogin, "decide-on-vneid-login", ReadFacts::vneidLogin))
                .merge(decide(inputs.linkCommand, "decide-on-link-command", ReadFacts::linkCommand))
                .merge(decide(
                        inputs.handovers,
                        "decide-on-handover",
                        (facts, topic, record) -> PackedHandover.unpack(record.value())))
                .merge(inputs.handovers.process(
                        withStore(() -> new ReexamineRefusals(workbench)), Named.as("reexamine-refusals")))
                .merge(inputs.handovers.process(
                        withStore(() -> new CountWaiting(workbench)), Named.as("count-waiting")));
        KStream<byte[], Outgoing> cutoffs = inputs.cutoffScheduled.process(
                () -> new CheckCutoffs(workbench, calendarTopic), Named.as("check-cutoffs"));
        if (workbench.mode().writesDeadLetters()) {
            deadLetters(outgoing, "dead-letters");
            deadLetters(cutoffs, "dead-letters-of-cutoffs");
        }
        return Stream.of(Output.values())
                .filter(output -> output != Output.DEAD_LETTERS)
                .map(output -> only(outgoing, output, output.contractName()))
                .toArray(KStream[]::new);
    }

    private KStream<byte[], Outgoing> decide(KStream<byte[], byte[]> input, String name, ReadFacts.Reading reading) {
        return input.process(withStore(() -> new DecideLinks(workbench, reading)), Named.as(name));
    }

    private static KStream<byte[], byte[]> only(KStream<byte[], Outgoing> outgoing, Output output, String name) {
        return outgoing.filter((key, out) -> out.output() == output, Named.as("only-" + name))
                .mapValues(Outgoing::value, Named.as("bytes-of-" + name));
    }

    private static void deadLetters(KStream<byte[], Outgoing> outgoing, String name) {
        only(outgoing, Output.DEAD_LETTERS, name)
                .to((key, value, record) -> DeadLetters.topicOf(record.topic()), Produced.as(name));
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
