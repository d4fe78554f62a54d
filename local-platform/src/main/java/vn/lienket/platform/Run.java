package vn.lienket.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import vn.lienket.platform.scenario.Scenario;
import vn.lienket.platform.scenario.ScenarioReport;

/** {@code ./run}. */
@Command(
        name = "./run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Starts Liên kết on this machine, moves the accounts of a file to VNeID through a cutoff, proves that nothing was lost or doubled, and stays up.",
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {
            " 0:everything held, or it was stopped with Ctrl-C after it had",
            " 1:an invariant did not hold, or the table is not what was expected",
            " 2:wrong use, e.g. an unknown option, an unreadable accounts file",
            " 3:unsuitable machine: JDK, Maven, disk space, missing jar",
            " 4:a port is taken",
            " 5:a part did not start; its log says why",
            "130:stopped with Ctrl-C"
        })
public final class Run implements Callable<Integer> {

    @Option(names = "--once", description = "End after the scenario: status 0 only if every invariant held.")
    private boolean once;

    @Option(names = "--fresh", description = "Forget what earlier runs left in the data folder.")
    private boolean fresh;

    @Option(
            names = "--accounts",
            paramLabel = "FILE",
            description = "Your own accounts (CSV, UTF-8) instead of the sample; use it with --fresh.")
    private Path accounts;

    @Option(
            names = "--kill",
            paramLabel = "SERVICE",
            description =
                    "Kill (SIGKILL) this service in mid-scenario and start it again; the result must be the same.")
    private String kill;

    @Option(
            names = "--outage",
            paramLabel = "DURATION",
            defaultValue = "4s",
            converter = Seconds.class,
            description =
                    "How long the population database is down in mid-scenario, e.g. 60s (default: ${DEFAULT-VALUE}).")
    private Duration outage;

    @Option(names = "--no-scenario", description = "Only start everything and stay up.")
    private boolean noScenario;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Add N to every port, where the usual ones are taken.")
    private int portOffset;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where everything is kept (default: .data in the project).")
    private Path data;

    public static void main(String[] args) {
        // Before the first logger is made. The terminal is for the display; what fails is told there in a line.
        System.setProperty("logback.configurationFile", "platform-logback.xml");
        System.setProperty("platform.log.level", "OFF");
        System.exit(new CommandLine(new Run())
                .setExecutionExceptionHandler(Run::explain)
                .setParameterExceptionHandler(Run::correct)
                .execute(args));
    }

    private static int correct(CommandLine.ParameterException failure, String[] args) {
        failure.getCommandLine()
                .getErr()
                .println("./run: " + failure.getMessage() + "; ./run --help lists the options");
        return CannotStart.WRONG_USE;
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof CannotStart line) {
            if (line.exitCode() == CannotStart.TOLD_TO_STOP) {
                return line.exitCode();
            }
            command.getErr().println("./run: " + line.getMessage());
            return line.exitCode();
        }
        command.getErr().println("./run: " + failure);
        return CannotStart.PART_FAILED;
    }

    @Override
    public Integer call() throws Exception {
        Scenario scenario = new Scenario(new Scenario.Settings(accounts, outage, killed()));
        Display display = Display.onThisTerminal();
        LocalPlatform platform = LocalPlatform.start(
                new LocalPlatform.Options(
                        data == null ? ProjectTree.root().resolve(".data") : data, PortPlan.usual(portOffset), fresh),
                display::line);
        try {
            int exitCode = noScenario ? 0 : play(scenario, platform, display);
            if (!once) {
                display.text(WhatToTry.on(platform, scenario.exampleAccount()));
                platform.awaitStopped();
            }
            return exitCode;
        } catch (RuntimeException e) {
            if (platform.isClosing()) {
                // Told to stop: what fails now fails because its other side is gone, and the JVM is on its way out.
                platform.awaitStopped();
                return CannotStart.NOT_PROVEN;
            }
            throw e;
        } finally {
            platform.close();
        }
    }

    private static int play(Scenario scenario, LocalPlatform platform, Display display) throws Exception {
        ScenarioReport report = scenario.play(platform, display);
        display.text(report.toString());
        return report.holds() ? 0 : CannotStart.NOT_PROVEN;
    }

    private Part killed() {
        return kill == null
                ? null
                : Part.services().stream()
                        .filter(service -> service.title().equals(kill))
                        .findFirst()
                        .orElseThrow(() -> new CannotStart(
                                "--kill takes one of "
                                        + Part.services().stream()
                                                .map(Part::title)
                                                .toList(),
                                CannotStart.WRONG_USE));
    }

    /** {@code 60}, {@code 60s}, {@code 2m}. */
    static final class Seconds implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Duration.parse("PT" + text.toUpperCase(Locale.ROOT) + (text.matches("[0-9]+") ? "S" : ""));
            } catch (DateTimeParseException e) {
                throw new CommandLine.TypeConversionException("'" + text + "' is no duration like 60s or 2m");
            }
        }
    }
}
