package vn.lienket.notification.kafka;

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
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;
import vn.lienket.notification.Cutoffs;
import vn.lienket.notification.KeepContact;
import vn.lienket.notification.TellCitizen;

/** What is done with each input; application.yml says which topic it is. */
@Configuration(proxyBeanMethods = false)
class FactStreams {

    @Bean
    Consumer<Message<byte[]>> tellConfirmed(FactReaders readers, TellCitizen citizen) {
        return listen(readers, CccdUpdated.class, CccdUpdated::getCitizenRef, f -> citizen.tell(Facts.of(f)));
    }

    @Bean
    Consumer<Message<byte[]>> tellRejected(FactReaders readers, TellCitizen citizen) {
        return listen(
                readers,
                CccdUpdateRejected.class,
                f -> f.getPortal() + "/" + f.getAccountId(),
                f -> citizen.tell(Facts.of(f)));
    }

    @Bean
    Consumer<Message<byte[]>> tellLinked(FactReaders readers, TellCitizen citizen) {
        return listen(readers, AccountLinked.class, AccountLinked::getCitizenRef, f -> citizen.tell(Facts.of(f)));
    }

    @Bean
    Consumer<Message<byte[]>> tellUnlinked(FactReaders readers, TellCitizen citizen) {
        return listen(readers, AccountUnlinked.class, AccountUnlinked::getCitizenRef, f -> citizen.tell(Facts.of(f)));
    }

    @Bean
    Consumer<Message<byte[]>> tellRefused(FactReaders readers, TellCitizen citizen) {
        return listen(readers, LinkRefused.class, LinkRefused::getCitizenRef, f -> citizen.tell(Facts.of(f)));
    }

    @Bean
    Consumer<Message<byte[]>> tellDecided(FactReaders readers, TellCitizen citizen) {
        return listen(readers, LinkCommand.class, LinkCommand::getCitizenRef, f -> citizen.tell(Facts.of(f)));
    }

    @Bean
    Consumer<Message<byte[]>> tellClosed(FactReaders readers, TellCitizen citizen) {
        return listen(
                readers,
                AccountClosed.class,
                f -> f.getPortal() + "/" + f.getAccountId(),
                f -> citizen.tell(Facts.of(f)));
    }

    @Bean
    Consumer<Message<byte[]>> recordCutoff(FactReaders readers, Cutoffs cutoffs) {
        return listen(
                readers,
                CutoffReached.class,
                f -> f.getPortal() + "/" + f.getAccountType(),
                f -> cutoffs.record(Facts.of(f)));
    }

    @Bean
    Consumer<Message<byte[]>> followContact(FactReaders readers, KeepContact contacts) {
        return new ContactListener(readers.open(), contacts);
    }

    private static <T extends SpecificRecord> Consumer<Message<byte[]>> listen(
            FactReaders readers, Class<T> type, Function<T, String> key, Consumer<T> handler) {
        return new FactListener<>(readers.open(), type, key, handler);
    }
}
