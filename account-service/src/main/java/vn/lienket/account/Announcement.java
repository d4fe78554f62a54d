package vn.lienket.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What this service tells the others. */
public sealed interface Announcement {

    <T> T tell(Listener<T> listener);

    /** The edge that turns announcements into facts on topics. */
    interface Listener<T> {
        T cccdCheckAsked(CccdCheckAsked asked);

        T cccdConfirmedBefore(CccdConfirmedBefore confirmed);

        T contactChanged(ContactChanged changed);

        T accountClosed(AccountClosed closed);

        T cutoffScheduled(CutoffScheduled scheduled);

        T cutoffReached(CutoffReached reached);

        T vneidLogin(VneidLogin login);

        T linkDecided(LinkDecided decided);

        T auditSealed(AuditSealed sealed);

        T contactErased(ContactErased erased);
    }

    record CccdCheckAsked(Account account, CccdRequest request) implements Announcement {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.cccdCheckAsked(this);
        }
    }

    /** A portal's file says that the population database had confirmed the number: linking need not wait for us to ask again. */
    record CccdConfirmedBefore(Account account) implements Announcement {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.cccdConfirmedBefore(this);
        }
    }

    record ContactChanged(Account account, Instant at) implements Announcement {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.contactChanged(this);
        }
    }

    record AccountClosed(AccountId account, long calendarVersion, Instant at) implements Announcement {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.accountClosed(this);
        }
    }

    record CutoffScheduled(Cutoff cutoff, Instant at) implements Announcement {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.cutoffScheduled(this);
        }
    }

    record CutoffReached(Cutoff cutoff, Counts counts, Instant at) implements Announcement {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.cutoffReached(this);
        }
    }

    /** @param number of the last line of the audit that the hash covers */
    record AuditSealed(LocalDate day, long number, byte[] hash, Instant at) implements Announcement {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.auditSealed(this);
        }
    }

    /** Told by a tombstone. */
    record ContactErased(AccountId account) implements Announcement {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.contactErased(this);
        }
    }

    /** @param citizenRef whose the account is at linking-service */
    record LinkDecided(LinkDecision decision, String citizenRef) implements Announcement {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.linkDecided(this);
        }
    }

    /**
     * A citizen logged in with VNeID at a portal that cannot speak Kafka.
     *
     * @param level of assurance, e.g. {@code LEVEL_2}
     */
    record VneidLogin(UUID eventId, Instant at, String portal, CitizenNumber cccd, Identity identity)
            implements Announcement {

        public record Identity(String vneidSubject, AssuranceLevel level) {}

        public enum AssuranceLevel {
            LEVEL_1,
            LEVEL_2
        }

        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.vneidLogin(this);
        }
    }
}
