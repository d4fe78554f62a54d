package vn.lienket.benchmarks.imports;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.schemas.Seal;

/**
 * What one would write first: an entity an account, an attribute converter that encrypts, {@code saveAll} of a thousand at a time with their outbox rows. Less
 * than account-service does: no rules, no pseudonyms, no Avro, no audit, no report, no going on where it stopped.
 */
@SpringBootApplication
@EnableJpaRepositories(considerNestedRepositories = true)
class JpaImport {

    private static final int CHUNK = 1000;

    public static void main(String[] args) throws IOException {
        System.setProperty("spring.jpa.hibernate.ddl-auto", "update");
        System.setProperty("spring.jpa.open-in-view", "false");
        try (ConfigurableApplicationContext context = SpringApplication.run(JpaImport.class, args)) {
            Path file = Path.of(context.getEnvironment().getRequiredProperty("file"));
            long began = System.nanoTime();
            long count = new Run(
                            context.getBean(AccountRepository.class),
                            context.getBean(OutboxRepository.class),
                            context.getBean(TransactionTemplate.class))
                    .of(file);
            String told = count + " " + (System.nanoTime() - began);
            Path done = Path.of(context.getEnvironment().getRequiredProperty("done"));
            Path part = Files.writeString(done.resolveSibling(done.getFileName() + ".part"), told);
            Files.move(part, done, StandardCopyOption.ATOMIC_MOVE);
            // Its memory is read before it ends.
            awaitEnd();
        }
    }

    private static void awaitEnd() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Run(AccountRepository accounts, OutboxRepository outbox, TransactionTemplate transaction) {

        long of(Path file) throws IOException {
            try (BufferedReader rows = Files.newBufferedReader(file)) {
                rows.readLine();
                List<String> chunk = new ArrayList<>();
                String row = rows.readLine();
                while (row != null) {
                    chunk.add(row);
                    row = rows.readLine();
                    if (chunk.size() == CHUNK || row == null) {
                        List<String> full = chunk;
                        transaction.executeWithoutResult(status -> save(full));
                        chunk = new ArrayList<>();
                    }
                }
            }
            return accounts.count();
        }

        private void save(List<String> rows) {
            List<AccountEntity> fresh = new ArrayList<>();
            List<OutboxEntity> letters = new ArrayList<>();
            for (String row : rows) {
                String[] cells = row.split(",", -1);
                String id = cells[0] + "/" + cells[1];
                fresh.add(new AccountEntity(id, cells));
                letters.add(new OutboxEntity("account-contact-changed", id, cells[7] + "," + cells[8]));
                letters.add(new OutboxEntity("cccd-update-requested", id, cells[3] + "," + cells[6]));
            }
            accounts.saveAll(fresh);
            outbox.saveAll(letters);
        }
    }

    interface AccountRepository extends JpaRepository<AccountEntity, String> {}

    interface OutboxRepository extends JpaRepository<OutboxEntity, Long> {}

    @Entity(name = "account")
    static class AccountEntity {

        @Id
        String id;

        String accountType;
        String state;

        @Convert(converter = Sealed.class)
        String personal;

        protected AccountEntity() {}

        AccountEntity(String id, String[] cells) {
            this.id = id;
            this.accountType = cells[2].toUpperCase(Locale.ROOT);
            this.state = "CCCD_PENDING";
            this.personal = String.join(",", List.of(cells).subList(3, cells.length));
        }
    }

    @Entity(name = "outbox")
    static class OutboxEntity {

        /** By a sequence of fifties, which lets Hibernate batch. */
        @Id
        @GeneratedValue
        Long id;

        String topic;
        String recordKey;

        @Convert(converter = Sealed.class)
        String payload;

        protected OutboxEntity() {}

        OutboxEntity(String topic, String recordKey, String payload) {
            this.topic = topic;
            this.recordKey = recordKey;
            this.payload = payload;
        }
    }

    @Converter
    static class Sealed implements AttributeConverter<String, byte[]> {

        private static final Seal SEAL = Seal.with(Seal.newKeyset());

        @Override
        public byte[] convertToDatabaseColumn(String clear) {
            return SEAL.seal(clear.getBytes(StandardCharsets.UTF_8), "account");
        }

        @Override
        public String convertToEntityAttribute(byte[] sealed) {
            return new String(SEAL.open(sealed, "account"), StandardCharsets.UTF_8);
        }
    }
}
