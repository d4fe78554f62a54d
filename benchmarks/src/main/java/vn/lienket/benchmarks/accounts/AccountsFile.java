package vn.lienket.benchmarks.accounts;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A portal's file: each account has a name, a CCCD to be checked, a phone number and an address. */
final class AccountsFile {

    private AccountsFile() {}

    static Path write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("portal,accountId,accountType,fullName,dateOfBirth,cmnd,cccd,phone,email,language\n");
            for (int row = 0; row < rows; row++) {
                out.write(row(row));
            }
        }
        return file;
    }

    private static String row(int account) {
        return "%s,tk-%d,CITIZEN,Nguyễn Thị Hoà,21/05/1987,%09d,001187%06d,09%08d,hoa%d@example.vn,vi\n"
                .formatted(AccountService.PORTAL, account, account, account % 1_000_000, account, account);
    }
}
