package vn.lienket.account;

import java.util.List;

/** Topics whose facts carry something personal, encrypted; keyed by account. */
@FunctionalInterface
public interface SealedTopics {

    List<String> names();
}
