package vn.lienket.benchmarks.notification;

import java.util.List;

/**
 * What one row of the table measures.
 *
 * @param name of the run, its database and its consumer group
 * @param mailed whether the accounts have a mail address; @param subscribers each of which gets a call of each fact
 * @param settings of the service, as command line arguments
 */
record Run(
        String what,
        String name,
        String database,
        boolean mailed,
        int subscribers,
        List<String> settings,
        SmtpSink mails,
        WebhookSink calls)
        implements AutoCloseable {

    /** How many facts reached all their sinks. */
    long brought() {
        long mailed = mailed() ? mails.taken() : Long.MAX_VALUE;
        return subscribers == 0 ? mailed : Math.min(mailed, calls.taken() / subscribers);
    }

    /** Mails and calls. */
    long taken() {
        return mails.taken() + calls.taken();
    }

    @Override
    public void close() throws Exception {
        mails.close();
        calls.close();
    }
}
