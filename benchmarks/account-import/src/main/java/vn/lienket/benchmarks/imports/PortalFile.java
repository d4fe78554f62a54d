package vn.lienket.benchmarks.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A portal's accounts, each with a CCCD that is to be checked; everything about one follows from its number. */
record PortalFile(Path path, String portal, int rows) {

    private static final String HEADER =
            "portal,accountId,accountType,fullName,dateOfBirth,cmnd,cccd,phone,email,language\n";

    static PortalFile write(Path folder, String portal, int rows) throws IOException {
        Path path = folder.resolve(portal + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(path)) {
            out.write(HEADER);
            for (int i = 0; i < rows; i++) {
                out.write(row(portal, i));
            }
        }
        return new PortalFile(path, portal, rows);
    }

    private static String row(String portal, int number) {
        return "%s,acc-%d,CITIZEN,Nguyễn Thị Hoà,21/05/1987,%09d,001187%06d,09%08d,hoa%d@example.vn,vi\n"
                .formatted(portal, number, number, number % 1_000_000, number, number);
    }
}
