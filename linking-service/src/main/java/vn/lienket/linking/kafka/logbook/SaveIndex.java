package vn.lienket.linking.kafka.logbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves the index while the store goes on: only the copying of one table at a time, milliseconds, is in its way. So each table is of another moment; which
 * does no harm, because a start reads the journal from where it ended before the first was copied.
 */
final class SaveIndex implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(SaveIndex.class);
    private final Committed committed;
    private final Object store;
    private final int pause;
    private ByteBuffer copy = ByteBuffer.allocateDirect(0);

    /**
     * @param atLeast bytes by which the journal has grown since; also a thirty-second of it, because the index is written whole
     * @param pause how many times as long as a save took there is none
     */
    record Terms(Executor executor, long atLeast, int pause) {

        /** One at a time: two would only be in each other's way. */
        static final Terms IN_BACKGROUND = new Terms(
                Executors.newSingleThreadExecutor(task -> {
                    Thread thread = new Thread(task, "save-index");
                    thread.setDaemon(true);
                    return thread;
                }),
                16L << 20,
                19);

        boolean isDue(long grown, long length) {
            return grown > Math.max(atLeast, length / 32);
        }
    }

    /** @param store whose lock guards what is committed */
    SaveIndex(Committed committed, Object store, int pause) {
        this.committed = committed;
        this.store = store;
        this.pause = pause;
    }

    @Override
    public void run() {
        long began = System.nanoTime();
        try {
            Journal.Mark upTo = save();
            synchronized (store) {
                committed.saved(upTo);
            }
        } catch (Closed tooLate) {
            // Whoever opens it next saves it.
        } catch (IOException e) {
            LOG.warn("the index of {} was not saved: a start now reads more of it", committed.path(), e);
        } finally {
            IndexTable.free(copy);
            long took = System.nanoTime() - began;
            synchronized (store) {
                committed.savingEnded(began + took + pause * took);
            }
        }
    }

    /** @return up to which block no start needs to read the journal any more */
    private Journal.Mark save() throws IOException, Closed {
        Journal.Mark from = lastBlock();
        try (IndexFile.Writer file = committed.indexFile().writer()) {
            for (IndexTable table : committed.index().tables()) {
                file.write(copyOf(table));
            }
            Journal.Mark until = lastBlock();
            forceJournal();
            file.finish(from, until);
            return from;
        }
    }

    private Journal.Mark lastBlock() throws Closed {
        synchronized (store) {
            requireAgreed();
            return committed.journal().last();
        }
    }

    private ByteBuffer copyOf(IndexTable table) throws Closed {
        synchronized (store) {
            requireAgreed();
            if (copy.capacity() < table.bytesToWrite()) {
                IndexTable.free(copy);
                copy = ByteBuffer.allocateDirect(table.bytesToWrite()).order(ByteOrder.nativeOrder());
            }
            table.writeTo(copy.clear());
            return copy.flip();
        }
    }

    private void requireAgreed() throws Closed {
        if (!committed.agreed()) {
            throw new Closed();
        }
    }

    /** So that after a power failure no saved index says more than the journal. */
    private void forceJournal() throws IOException {
        try (FileChannel journal = FileChannel.open(committed.path(), StandardOpenOption.WRITE)) {
            journal.force(false);
        }
    }

    private static final class Closed extends Exception {}
}
