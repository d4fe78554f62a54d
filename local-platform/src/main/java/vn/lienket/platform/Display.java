package vn.lienket.platform;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** What a person at the terminal sees: lines with the time since the start, and a live bar a stage where the output is a terminal. */
public final class Display {

    private final PrintStream out;
    private final boolean live;
    private final Instant begin = Instant.now();

    private Display(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    public static Display onThisTerminal() {
        return new Display(utf8(System.out), System.console() != null && System.getenv("CI") == null);
    }

    /** For tests: lines only. */
    public static Display to(PrintStream out) {
        return new Display(out, false);
    }

    private static PrintStream utf8(PrintStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    public synchronized void line(String line) {
        Duration since = Duration.between(begin, Instant.now());
        out.printf("%02d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), line);
    }

    public synchronized void text(String text) {
        out.println(text);
    }

    /** @param steps how many {@link Stage#step}s there will be */
    public Stage stage(String name, long steps) {
        return new Stage(name, steps);
    }

    /** One part of the work. */
    public final class Stage implements AutoCloseable {

        private final String name;
        private final Instant since = Instant.now();
        private final ProgressBar bar;
        private volatile String last = "";

        private Stage(String name, long steps) {
            this.name = name;
            this.bar = live
                    ? new ProgressBarBuilder()
                            .setTaskName("       " + name)
                            .setInitialMax(steps)
                            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                            .setUpdateIntervalMillis(200)
                            .clearDisplayOnFinish()
                            .hideEta()
                            .build()
                    : null;
        }

        public void step() {
            if (bar != null) {
                bar.step();
            }
        }

        /** Says more beside the bar. */
        public void says(String text) {
            last = text;
            if (bar != null) {
                bar.setExtraMessage(text);
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
            double seconds = Duration.between(since, Instant.now()).toMillis() / 1000.0;
            line("%-52s %5.1f s  %s".formatted(name, seconds, last));
        }
    }
}
