package vn.lienket.endtoend;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.VneidLogin;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.national.Person;
import vn.lienket.schemas.CitizenRef;

/** One made-up citizen, known to the population database, with one account at a portal; nobody else has the same number. */
record Citizen(String accountId, Person person, String email, String vneidSubject, CitizenRef ref) {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    static Citizen knownTo(LocalPlatform platform) throws Exception {
        int n = NEXT.getAndIncrement();
        Person person = new Person(
                "0790990%05d".formatted(70_000 + n), "0239%05d".formatted(n), "Trần Thị Hoà " + n, "1999-03-08");
        platform.populationDatabase().put(java.util.List.of(person));
        return new Citizen(
                "e2e-" + n,
                person,
                "hoa." + n + "@example.vn",
                UUID.randomUUID().toString(),
                CitizenRef.of(platform.secrets().citizenRefKey(), person.cccd()));
    }

    /** With {@code cccd} empty, as most portals have it. */
    String csvRow(String portal) {
        return String.join(
                ",",
                portal,
                accountId,
                "CITIZEN",
                person.fullName(),
                person.dateOfBirth(),
                person.cmnd(),
                "",
                "",
                email,
                "vi");
    }

    VneidLogin login(AssuranceLevel level) {
        return VneidLogin.newBuilder()
                .setEventId(UUID.randomUUID().toString())
                .setOccurredAt(Instant.now())
                .setCitizenRef(ref.value())
                .setVneidSubject(vneidSubject)
                .setAssuranceLevel(level)
                .setPortal("endtoend")
                .build();
    }
}
