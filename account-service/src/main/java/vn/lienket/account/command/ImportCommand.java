package vn.lienket.account.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Sends a portal's file as the portal would, so its token says what may be imported, and none of the service's secrets is needed. */
@Command(
        name = ImportCommand.NAME,
        mixinStandardHelpOptions = true,
        description = "Imports accounts. Cut off, the same command goes on where it stopped.")
public final class ImportCommand implements Callable<Integer> {

    public static final String NAME = "import";
    /** Environment variable with the access token: others can read command lines. */
    public static final String TOKEN = "LIENKET_ACCESS_TOKEN";

    public static final int REJECTED = 1;
    public static final int NOT_IN = 3;

    private final String token;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "CSV, or NDJSON when its name ends with .ndjson or .jsonl")
    private Path file;

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8101",
            description = "of account-service (${DEFAULT-VALUE})")
    private URI url;

    @Option(names = "--portal", description = "that the file is for; without it each row names its own")
    private String portal;

    @Option(names = "--report", paramLabel = "CSV", description = "where to write the rejected rows")
    private Path report;

    private ImportCommand(String token) {
        this.token = token;
    }

    /** @return exit status: 0 all rows are in, 1 some were rejected, 2 wrong options, 3 the file is not in: try again */
    public static int run(String token, String... arguments) {
        return new CommandLine(new ImportCommand(token))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    line.getErr().println("import: " + reason(failure));
                    return NOT_IN;
                })
                .execute(arguments);
    }

    private static String reason(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such file: " + failure.getMessage();
        }
        return failure instanceof ConnectException ? "account-service does not answer" : failure.getMessage();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ImportDoor door = new ImportDoor(url, portal, token);
        UUID id = door.idOf(file);
        JsonNode answer = send(door, id);
        long rejected = answer.path("rejectedRows").asLong();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%,d imported, %,d updated, %,d unchanged, %,d rejected%n",
                answer.path("imported").asLong(),
                answer.path("updated").asLong(),
                answer.path("unchanged").asLong(),
                rejected);
        if (report != null) {
            door.rejected(id, report);
        }
        return rejected == 0 ? 0 : REJECTED;
    }

    /** The service takes bytes as fast as it stores rows, so what it took says how far it is. */
    private JsonNode send(ImportDoor door, UUID id) throws IOException, InterruptedException {
        long size = Files.size(file);
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(file.getFileName().toString())
                .setInitialMax(size)
                .setUnit(" MiB", 1 << 20);
        BodyPublisher body = BodyPublishers.ofInputStream(() -> ProgressBar.wrap(open(), bar));
        return door.send(id, type(), BodyPublishers.fromPublisher(body, size));
    }

    private InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String type() {
        String name = file.getFileName().toString();
        return name.endsWith(".ndjson") || name.endsWith(".jsonl") ? "application/x-ndjson" : "text/csv";
    }
}
