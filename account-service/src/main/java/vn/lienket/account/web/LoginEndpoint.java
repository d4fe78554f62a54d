package vn.lienket.account.web;

import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.AccountState;
import vn.lienket.account.DecideLogin;
import vn.lienket.account.LoginDecision;
import vn.lienket.account.Text;

/** What a portal asks at each login to a legacy account. */
@RestController
class LoginEndpoint {

    private final DecideLogin decideLogin;

    LoginEndpoint(DecideLogin decideLogin) {
        this.decideLogin = decideLogin;
    }

    @PostMapping("/v1/portals/{portal}/accounts/{accountId}/logins")
    Answer login(@PathVariable String portal, @PathVariable String accountId) {
        return Answer.of(decideLogin.decide(Paths.account(portal, accountId)));
    }

    record Answer(
            boolean allowed,
            LoginDecision.Action action,
            boolean skippable,
            AccountState state,
            Text title,
            Text message,
            List<Choice> choices) {

        record Choice(LoginDecision.Choice id, String vi, String en) {}

        static Answer of(LoginDecision decision) {
            return new Answer(
                    decision.allowed(),
                    decision.action(),
                    decision.skippable(),
                    decision.state(),
                    decision.notice().title(),
                    decision.notice().message(),
                    decision.choices().stream().map(Answer::choice).toList());
        }

        private static Choice choice(LoginDecision.Choice choice) {
            return new Choice(choice, choice.label().vi(), choice.label().en());
        }
    }
}
