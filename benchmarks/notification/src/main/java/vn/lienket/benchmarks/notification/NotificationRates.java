package vn.lienket.benchmarks.notification;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.lienket.platform.TestParts;
import vn.lienket.schemas.NewSecrets;

/** From the fact on its topic to the sinks, as fast as it goes. Sinks are real servers on this machine that only count. */
@Command(
        name = "benchmarks/notification/run",
        mixinStandardHelpOptions = true,
        description = "Measures how many mails and webhook calls notification-service brings to their sinks.")
final class NotificationRates implements Callable<Integer> {

    @Option(
            names = "--accounts",
            defaultValue = "20000",
            description = "about which there are facts (${DEFAULT-VALUE})")
    int accounts;

    @Option(names = "--under-way", defaultValue = "2000", description = "facts at a time (${DEFAULT-VALUE})")
    int underWay;

    @Option(
            names = "--warm-up",
            defaultValue = "75",
            description = "seconds, most of them for the compiler (${DEFAULT-VALUE})")
    int warmUp;

    @Option(names = "--seconds", defaultValue = "60", description = "that are measured (${DEFAULT-VALUE})")
    int seconds;

    /** One for each broker: the next one's service would begin with the facts of the one before. */
    @Option(
            names = "--run",
            defaultValue = "mails",
            description = "mails, connecting (mails, a connection for each), calls or both (${DEFAULT-VALUE})")
    String name;

    @Option(names = "--jvm", split = " ", description = "options of the service's JVM, to profile it")
    List<String> jvm = List.of();

    @Option(names = "--setting", description = "of the service, as --setting lienket.mail.senders=8")
    List<String> settings = List.of();

    public static void main(String[] args) {
        System.exit(new CommandLine(new NotificationRates()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "run-" + System.currentTimeMillis()));
        TestParts parts = TestParts.shared();
        Map<String, String> secrets = NewSecrets.generate();
        print(Measurement.TABLE);
        try (Run run = run(parts);
                Facts ofRun = new Facts(parts, secrets.get("LIENKET_CONTACTKEYSET"));
                Service service = Service.start(parts, run, secrets, folder, jvm)) {
            print(new Measurement(run, service, ofRun).of(accounts, underWay, warmUp, seconds));
        }
        return 0;
    }

    private Run run(TestParts parts) {
        String database = parts.database("rates_" + name);
        List<String> own = settings.stream().map(setting -> "--" + setting).toList();
        return switch (name) {
            case "mails" -> new Run("mails", name, database, true, 0, own, new SmtpSink(), new WebhookSink());
            case "connecting" ->
                new Run(
                        "mails, a connection for each",
                        name,
                        database,
                        true,
                        0,
                        List.of("--lienket.mail.over-one-connection=1"),
                        new SmtpSink(),
                        new WebhookSink());
            case "calls" ->
                new Run("calls of two subscribers", name, database, false, 2, own, new SmtpSink(), new WebhookSink());
            case "both" ->
                new Run("a mail and a call for each", name, database, true, 1, own, new SmtpSink(), new WebhookSink());
            default -> throw new CommandLine.ParameterException(new CommandLine(this), "no such run: " + name);
        };
    }

    private static void print(Object line) {
        System.out.println(line);
    }
}
