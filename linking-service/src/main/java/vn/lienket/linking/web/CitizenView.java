package vn.lienket.linking.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienket.linking.AccountType;
import vn.lienket.linking.Citizen;
import vn.lienket.linking.CitizenFile;
import vn.lienket.linking.Departure;
import vn.lienket.linking.Evidence;
import vn.lienket.linking.Identity;
import vn.lienket.linking.Missing;
import vn.lienket.linking.NextStep;

/** What the answer about a citizen looks like. */
record CitizenView(
        String citizenRef,
        Optional<Vneid> vneid,
        Optional<Evidence> loginTooLow,
        List<AccountView> accounts,
        List<Moved> movedAway,
        Set<Missing> missing,
        StepView nextStep,
        boolean toldByStandby) {

    /** @param formerSubjects that were replaced when the identity was re-issued */
    record Vneid(String subject, Evidence firstLogin, List<String> formerSubjects) {
        private static Vneid of(Identity identity) {
            return new Vneid(identity.subject(), identity.firstLogin(), identity.former());
        }
    }

    /** @param accountType type of the account, for which the calendar has its cutoff */
    record Confirmed(Evidence fact, AccountType accountType) {}

    record Moved(String portal, String accountId, Evidence correction, Optional<String> toCitizenRef) {
        private static Moved of(Departure departure) {
            return new Moved(
                    departure.account().portal(),
                    departure.account().accountId(),
                    departure.correction(),
                    departure.to());
        }
    }

    static CitizenView of(CitizenFile file) {
        Citizen citizen = file.citizen();
        return new CitizenView(
                file.citizenRef(),
                citizen.identity().map(Vneid::of),
                citizen.loginTooLow(),
                citizen.accounts().stream()
                        .map(account -> AccountView.of(
                                account, Optional.ofNullable(file.linkIds().get(account.id()))))
                        .toList(),
                citizen.departures().stream().map(Moved::of).toList(),
                Missing.of(citizen),
                StepView.of(NextStep.of(citizen)),
                file.standby());
    }
}
