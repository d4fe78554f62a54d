package vn.lienket.notification.kafka;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;
import vn.lienket.notification.AccountFact;
import vn.lienket.notification.Cutoffs;
import vn.lienket.notification.FollowCalendar;
import vn.lienket.notification.KeepContact;
import vn.lienket.notification.TellCitizen;
import vn.lienket.notification.TellDownstream;

/** What is done with each input; application.yml says which topic it is. */
@Configuration(proxyBeanMethods = false)
class FactStreams {

    private final FactReaders readers;
    private final TellCitizen citizen;
    private final TellDownstream downstream;

    FactStreams(FactReaders readers, TellCitizen citizen, TellDownstream downstream) {
        this.readers = readers;
        this.citizen = citizen;
        this.downstream = downstream;
    }

    @Bean
    Consumer<Message<byte[]>> tellConfirmed() {
        return tell(CccdUpdated.class, CccdUpdated::getCitizenRef, Facts::of);
    }

    @Bean
    Consumer<Message<byte[]>> tellRejected() {
        return tell(CccdUpdateRejected.class, f -> f.getPortal() + "/" + f.getAccountId(), Facts::of);
    }

    @Bean
    Consumer<Message<byte[]>> tellLinked() {
        return tell(AccountLinked.class, AccountLinked::getCitizenRef, Facts::of);
    }

    @Bean
    Consumer<Message<byte[]>> tellUnlinked() {
        return tell(AccountUnlinked.class, AccountUnlinked::getCitizenRef, Facts::of);
    }

    @Bean
    Consumer<Message<byte[]>> tellRefused() {
        return tell(LinkRefused.class, LinkRefused::getCitizenRef, Facts::of);
    }

    /** Not for downstream: it says who decided; what came of it is told by the facts that follow. */
    @Bean
    Consumer<Message<byte[]>> tellDecided() {
        return listen(LinkCommand.class, LinkCommand::getCitizenRef, (topic, f) -> citizen.tell(Facts.of(f)));
    }

    @Bean
    Consumer<Message<byte[]>> tellClosed() {
        return tell(AccountClosed.class, f -> f.getPortal() + "/" + f.getAccountId(), Facts::of);
    }

    @Bean
    Consumer<Message<byte[]>> recordCutoff(Cutoffs cutoffs) {
        return listen(CutoffReached.class, f -> f.getPortal() + "/" + f.getAccountType(), (topic, f) -> {
            downstream.tell(JsonFact.announcement(topic, f));
            cutoffs.record(Facts.of(f));
        });
    }

    @Bean
    Consumer<Message<byte[]>> followCalendar(FollowCalendar calendar) {
        return listen(CutoffScheduled.class, f -> f.getPortal() + "/" + f.getAccountType(), (topic, f) -> {
            downstream.tell(JsonFact.announcement(topic, f));
            calendar.scheduled(Facts.of(f));
        });
    }

    @Bean
    Consumer<Message<byte[]>> followContact(KeepContact contacts) {
        return new ContactListener(readers.open(), contacts);
    }

    /** Each of the two is safe to repeat, so a failure between them, after which the record comes again, does no harm. */
    private <T extends SpecificRecord> Consumer<Message<byte[]>> tell(
            Class<T> type, Function<T, String> key, Function<T, AccountFact> meaning) {
        return listen(type, key, (topic, fact) -> {
            AccountFact accountFact = meaning.apply(fact);
            downstream.tell(JsonFact.announcement(topic, fact));
            citizen.tell(accountFact);
        });
    }

    private <T extends SpecificRecord> Consumer<Message<byte[]>> listen(
            Class<T> type, Function<T, String> key, BiConsumer<String, T> handler) {
        return new FactListener<>(readers.open(), type, key, handler);
    }
}
