package vn.lienket.linking.kafka.logbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/** All that is committed: the journal, and where in it is what. Not for threads together. */
final class Committed implements AutoCloseable {

    /** Below it, what was overwritten is in nobody's way. */
    private static final long SMALL = 16L << 20;

    private final Path path;
    private final IndexFile indexFile;
    private final Fingerprint.Maker fingerprints = new Fingerprint.Maker();
    private Index index;
    private Journal journal;
    /** What the index says is in the journal. Not so while something is added, nor when that failed, nor any more when this is closed. */
    private boolean agreed;

    private long savedUpTo;
    private boolean saving;
    private long notSavedBefore = System.nanoTime();

    Committed(Path path) {
        this.path = path;
        this.indexFile = new IndexFile(path.resolveSibling("index"));
        read();
        if (journal.changelogOffset() == Journal.NO_OFFSET && journal.end() > 0) {
            // Nobody knows where to go on in the changelog.
            close();
            delete(path);
            read();
        } else if (journal.end() > SMALL + 2 * index.liveBytes()) {
            rewrite();
        }
    }

    private void read() {
        journal = Journal.open(path);
        if (!readSaved()) {
            indexFile.delete();
            savedUpTo = 0;
            index = new Index();
            journal.read(Journal.START, this::place);
        }
        agreed = true;
    }

    private boolean readSaved() {
        IndexFile.Head head = indexFile.head();
        if (head == null || !journal.has(head.from()) || !journal.has(head.until())) {
            return false;
        }
        index = indexFile.read();
        if (index == null) {
            return false;
        }
        // Entries between the two are in some tables already; to be told again does them no harm.
        journal.read(head.from(), this::place);
        if (journal.end() < head.until().end()) {
            index.close();
            return false;
        }
        savedUpTo = head.from().end();
        return true;
    }

    /** Leaves out what was overwritten since. */
    private void rewrite() {
        indexFile.delete();
        savedUpTo = 0;
        Path shorter = path.resolveSibling("journal.shorter");
        delete(shorter);
        Journal compact = Journal.open(shorter, (key, place, value) -> {});
        Iterable<Map.Entry<Bytes, byte[]>> all = () -> new Walk(this, Map.of());
        // The walk is past an entry when its place becomes that in the new journal.
        compact.append(all, journal.changelogOffset(), this::place);
        journal.close();
        journal = compact;
        try {
            Files.move(shorter, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return null when there is none */
    byte[] value(byte[] key) {
        long place = index.place(fingerprints.of(key));
        return place == Place.NONE ? null : journal.value(place, key);
    }

    /** @param changelogOffset up to which all is told with them */
    void add(Iterable<Map.Entry<Bytes, byte[]>> entries, long changelogOffset) {
        agreed = false;
        journal.append(entries, changelogOffset, this::place);
        agreed = true;
    }

    private void place(byte[] key, long place, ByteBuffer value) {
        Fingerprint fingerprint = fingerprints.of(key);
        if (place == Place.NONE) {
            index.remove(fingerprint);
        } else {
            index.put(fingerprint, place);
        }
    }

    /** Only one at a time; to be followed by {@link #savingEnded}. */
    boolean startSavingIfDue(SaveIndex.Terms terms) {
        boolean due = !saving
                && terms.isDue(journal.end() - savedUpTo, journal.end())
                && System.nanoTime() - notSavedBefore >= 0;
        saving |= due;
        return due;
    }

    void saved(Journal.Mark upTo) {
        savedUpTo = upTo.end();
    }

    void savingEnded(long notAgainBefore) {
        notSavedBefore = notAgainBefore;
        saving = false;
    }

    boolean agreed() {
        return agreed;
    }

    Index index() {
        return index;
    }

    IndexFile indexFile() {
        return indexFile;
    }

    Path path() {
        return path;
    }

    boolean isCurrent(byte[] key, long place) {
        return place != Place.NONE && index.place(fingerprints.of(key)) == place;
    }

    Journal journal() {
        return journal;
    }

    long size() {
        return index.size();
    }

    long bytesInMemory() {
        return index.bytes();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        agreed = false;
        index.close();
        journal.close();
    }
}
