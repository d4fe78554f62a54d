package vn.lienket.linking.kafka.logbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.CommitCallback;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.apache.kafka.streams.state.internals.OffsetCheckpoint;

/** The store as a task of Kafka Streams treats it, and a changelog of which only what was committed comes back. */
final class StoreUnderTest implements AutoCloseable {

    private static final String APPLICATION = "test";
    private static final String NAME = "citizens";
    private static final TopicPartition CHANGELOG = new TopicPartition(APPLICATION + "-" + NAME + "-changelog", 3);

    private final Path folder;
    private final ChangelogOffsets.Listener producers = new ChangelogOffsets.Listener();
    private final ChangelogOffsets offsets = new ChangelogOffsets();
    private final TreeMap<Long, ConsumerRecord<byte[], byte[]>> committed = new TreeMap<>();
    private final List<ConsumerRecord<byte[], byte[]>> transaction = new ArrayList<>();
    private long nextOffset;
    private final Queue<Runnable> saves = new ArrayDeque<>();
    private final List<byte[]> savedIndexes = new ArrayList<>();
    private long restored;
    private KeyValueStore<Bytes, byte[]> store;
    private RecordBatchingStateRestoreCallback restore;
    private CommitCallback commitCallback;

    StoreUnderTest(Path folder) throws IOException {
        this.folder = folder;
        producers.configure(Map.of(ChangelogOffsets.Listener.OFFSETS, offsets));
        open();
    }

    /** As Kafka Streams does: the store first, then its note of how far it has come, then the changelog from there on. */
    private void open() throws IOException {
        store = new LogbookStore(NAME, offsets, new SaveIndex.Terms(saves::add, 0, 0));
        store.init(context(), store);
        long from = new OffsetCheckpoint(new File(folder.toFile(), ".checkpoint"))
                .read()
                .getOrDefault(CHANGELOG, 0L);
        List<ConsumerRecord<byte[], byte[]>> tail =
                new ArrayList<>(committed.tailMap(from).values());
        restored = tail.size();
        restore.restoreBatch(tail);
    }

    /** How many records of the changelog the last start had to read. */
    long restored() {
        return restored;
    }

    void put(String key, String value) {
        store.put(bytes(key), value == null ? null : value.getBytes(UTF_8));
        send(key, value);
    }

    private void send(String key, String value) {
        transaction.add(new ConsumerRecord<>(
                CHANGELOG.topic(),
                CHANGELOG.partition(),
                nextOffset,
                key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8)));
        producers.onAcknowledgement(new RecordMetadata(CHANGELOG, nextOffset, 0, 0, 0, 0), null);
        nextOffset++;
    }

    String get(String key) {
        byte[] value = store.get(bytes(key));
        return value == null ? null : new String(value, UTF_8);
    }

    Map<String, String> all() {
        Map<String, String> all = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                String before = all.put(new String(entry.key.get(), UTF_8), new String(entry.value, UTF_8));
                if (before != null) {
                    throw new AssertionError(entry.key + " was shown twice");
                }
            }
        }
        return all;
    }

    void commit() {
        ((CachedStateStore<?, ?>) store).flushCache();
        transaction.forEach(record -> committed.put(record.offset(), record));
        transaction.clear();
        nextOffset++; // the transaction's marker
    }

    /** The task is closed after its commit failed; there is a flush on that way. */
    void failToCommit() throws IOException {
        ((CachedStateStore<?, ?>) store).flushCache();
        ((CachedStateStore<?, ?>) store).flushCache();
        kill();
    }

    void restart() throws IOException {
        commit();
        commitCallback.onCommit();
        kill();
    }

    /** Nothing is told to the store; that it is closed here only gives back its file. */
    void kill() throws IOException {
        store.close();
        transaction.clear();
        nextOffset++;
        open();
    }

    void killAndCutTheJournal(int bytes) throws IOException {
        store.close();
        try (RandomAccessFile file = new RandomAccessFile(journal(), "rw")) {
            file.setLength(Math.max(0, file.length() - bytes));
        }
        kill();
    }

    /** What should have been saved by now, if the store is still as it was then. */
    void saveIndex() throws IOException {
        while (!saves.isEmpty()) {
            saves.remove().run();
        }
        if (Files.exists(index())) {
            savedIndexes.add(Files.readAllBytes(index()));
        }
    }

    void killAndDamageTheIndex(int at) throws IOException {
        store.close();
        if (Files.exists(index())) {
            byte[] bytes = Files.readAllBytes(index());
            bytes[at % bytes.length] ^= 0x10;
            Files.write(index(), bytes);
        }
        kill();
    }

    /** Any of those that were saved, of this journal or another. */
    void killAndPutBackAnIndex(int which) throws IOException {
        store.close();
        if (!savedIndexes.isEmpty()) {
            Files.createDirectories(index().getParent());
            Files.write(index(), savedIndexes.get(which % savedIndexes.size()));
        }
        kill();
    }

    /** So that nothing can be read there any more. */
    void killAndSpoilTheJournalsStart() throws IOException {
        store.close();
        try (RandomAccessFile file = new RandomAccessFile(journal(), "rw")) {
            file.writeInt(-1);
        }
        kill();
    }

    private Path index() {
        return folder.resolve(NAME).resolve("index");
    }

    void killAndLoseTheDisk() throws IOException {
        store.close();
        Utils.delete(new File(folder.toFile(), NAME));
        kill();
    }

    long journalLength() {
        return journal().length();
    }

    private File journal() {
        return folder.resolve(NAME).resolve("journal").toFile();
    }

    private static Bytes bytes(String key) {
        return Bytes.wrap(key.getBytes(UTF_8));
    }

    /** The five questions that the store asks. */
    private StateStoreContext context() {
        return (StateStoreContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {StateStoreContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "applicationId" -> APPLICATION;
                    case "appConfigs" -> Map.of();
                    case "stateDir" -> folder.toFile();
                    case "taskId" -> new TaskId(0, CHANGELOG.partition());
                    case "register" -> {
                        restore = (RecordBatchingStateRestoreCallback) arguments[1];
                        commitCallback = (CommitCallback) arguments[2];
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public void close() {
        store.close();
    }
}
