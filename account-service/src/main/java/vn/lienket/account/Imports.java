package vn.lienket.account;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Files that were or are being imported. */
public interface Imports {

    /** The import of that id as it is; a new one when there is none. */
    FileImport begin(UUID id, String portal, FileFormat format, Instant at);

    Optional<FileImport> find(UUID id);

    /**
     * Registers and updates the chunk's accounts, and notes how far the import is, in one transaction.
     *
     * @param before how far the caller knows it to be
     * @throws Overtaken when another got further meanwhile; nothing is stored then
     */
    FileImport store(FileImport before, Chunk chunk, Instant at) throws Overtaken;

    /** By line, in memory that does not grow with them. */
    void eachRejection(UUID id, int limit, Consumer<Rejection> each);

    /** Two read the same file at once. */
    final class Overtaken extends Exception {

        public Overtaken() {
            super("another is at this import");
        }
    }
}
