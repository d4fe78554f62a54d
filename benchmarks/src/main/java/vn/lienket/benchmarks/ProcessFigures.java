package vn.lienket.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import vn.lienket.platform.ChildProcess;
import vn.lienket.platform.CpuTime;

/** What Linux and the JVM say of a process and of the processes that it started. */
public record ProcessFigures(long pid) {

    private static final Pattern KILOBYTES = Pattern.compile("(?m)^(\\w+):\\s+(\\d+) kB");
    private static final Pattern HEAP_USED = Pattern.compile(
            "(?m)^\\s*(?:garbage-first heap|PSYoungGen|ParOldGen|def new generation|tenured generation|ZHeap)\\s.*?used (\\d+)([KM])");

    /** CPU time of the process, its children that live, and its children that ended. */
    public long cpuMicros() {
        return CpuTime.ofTree(pid);
    }

    /** The most memory that the process itself ever held, plus what its children (PostgreSQL) hold now, shared pages counted once. */
    public long peakMemory() throws IOException {
        long children = 0;
        for (long child : tree().skip(1).toArray()) {
            children += kilobytes(child, "smaps_rollup", "Pss");
        }
        return (kilobytes(pid, "status", "VmHWM") + children) * 1024;
    }

    /** Bytes that live on the Java heap, after a full collection; 0 when the JVM does not say. */
    public long liveHeap() {
        jcmd("GC.run");
        long bytes = 0;
        Matcher used = HEAP_USED.matcher(jcmd("GC.heap_info"));
        while (used.find()) {
            bytes += Long.parseLong(used.group(1)) << (used.group(2).equals("K") ? 10 : 20);
        }
        return bytes;
    }

    private String jcmd(String command) {
        try {
            Path jcmd = Path.of(ChildProcess.java()).resolveSibling("jcmd");
            Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(60, TimeUnit.SECONDS);
            return said;
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private LongStream tree() {
        return LongStream.concat(
                LongStream.of(pid),
                ProcessHandle.of(pid).stream()
                        .flatMap(ProcessHandle::descendants)
                        .mapToLong(ProcessHandle::pid));
    }

    private static long kilobytes(long pid, String file, String name) throws IOException {
        Matcher line = KILOBYTES.matcher(Files.readString(Path.of("/proc/" + pid + "/" + file)));
        while (line.find()) {
            if (line.group(1).equals(name)) {
                return Long.parseLong(line.group(2));
            }
        }
        return 0;
    }
}
