package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienket.account.command.ImportCommand;

class ImportCommandTest extends ServiceTest {

    @TempDir
    Path folder;

    @Test
    void importsAFile() throws IOException {
        String row = row("c-1", anyCccd());

        assertThat(importFile(token("lan"), row)).isZero();

        assertThat(state("c-1")).isEqualTo("CCCD_PENDING");
        assertThat(importFile(token("lan"), row)).isZero();
    }

    @Test
    void writesDownWhichRowsWereRejected() throws IOException {
        Path report = folder.resolve("rejected.csv");

        int exit = importFile(
                token("lan"), row("c-2", anyCccd()) + "\n" + row("c-3", "12"), "--report", report.toString());

        assertThat(exit).isEqualTo(ImportCommand.REJECTED);
        assertThat(Files.readAllLines(report)).hasSize(2).last().asString().startsWith("3,BAD_CCCD,");
        assertThat(state("c-2")).isEqualTo("CCCD_PENDING");
    }

    @Test
    void importsForOnePortalWithThatPortalsToken() throws IOException {
        String office = token("office", "portal:" + portal);

        assertThat(importFile(office, row("c-4", anyCccd()), "--portal", portal))
                .isZero();
        assertThat(importFile(office, row("c-5", anyCccd()))).isEqualTo(ImportCommand.NOT_IN);
    }

    @Test
    void saysThatTheServiceIsNotThere() throws IOException {
        Path file = Files.writeString(folder.resolve("accounts.csv"), HEADER);

        assertThat(ImportCommand.run(token("lan"), "--url", "http://localhost:1", file.toString()))
                .isEqualTo(ImportCommand.NOT_IN);
        assertThat(ImportCommand.run(
                        token("lan"),
                        "--url",
                        http.base().toString(),
                        folder.resolve("none").toString()))
                .isEqualTo(ImportCommand.NOT_IN);
    }

    private int importFile(String token, String rows, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("accounts.csv"), HEADER + rows + "\n");
        String[] arguments = new String[options.length + 3];
        System.arraycopy(options, 0, arguments, 0, options.length);
        arguments[options.length] = "--url";
        arguments[options.length + 1] = http.base().toString();
        arguments[options.length + 2] = file.toString();
        return ImportCommand.run(token, arguments);
    }
}
