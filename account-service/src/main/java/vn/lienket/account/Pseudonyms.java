package vn.lienket.account;

/** Makes the citizenRef, by which services speak of a citizen without the number. */
@FunctionalInterface
public interface Pseudonyms {

    String of(CitizenNumber cccd);
}
