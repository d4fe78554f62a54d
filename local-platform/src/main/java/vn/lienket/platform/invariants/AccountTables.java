package vn.lienket.platform.invariants;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** account-service's own tables, read past the service. */
public final class AccountTables {

    private static final String ACCOUNTS =
            """
            select a.portal, a.account_id, a.account_type, a.state, l.vneid_subject
            from account a
            left join account_link l
              on l.portal = a.portal and l.account_id = a.account_id and l.vneid_subject is not null
            order by a.portal, a.account_id""";

    private final String address;
    private final String user;

    public AccountTables(String address, String user) {
        this.address = address;
        this.user = user;
    }

    public List<StoredAccount> read() throws SQLException {
        List<StoredAccount> accounts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(address, user, "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ACCOUNTS)) {
            while (rows.next()) {
                accounts.add(new StoredAccount(
                        rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), rows.getString(5)));
            }
        }
        return accounts;
    }
}
