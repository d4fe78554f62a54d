package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginRulesTest {

    private static final Instant CUTOFF = Instant.parse("2024-06-30T17:00:00Z");
    private static final Instant GRACE = CUTOFF.plusSeconds(86_400);
    private static final CutoffTerms TERMS = new CutoffTerms(CUTOFF, GRACE, false);

    @ParameterizedTest
    @CsvSource({
        "REGISTERED,    BEFORE, true,  UPDATE_CCCD,      'Bỏ qua,Cập nhật'",
        "REGISTERED,    GRACE,  false, UPDATE_CCCD,      'Cập nhật'",
        "REGISTERED,    AFTER,  false, USE_VNEID,        ''",
        "CCCD_PENDING,  BEFORE, true,  UPDATE_CCCD,      'Bỏ qua,Cập nhật'",
        "CCCD_PENDING,  AFTER,  false, USE_VNEID,        ''",
        "CCCD_VERIFIED, BEFORE, true,  LOGIN_WITH_VNEID, 'Bỏ qua,Đăng nhập bằng VNeID'",
        "CCCD_VERIFIED, GRACE,  false, LOGIN_WITH_VNEID, 'Đăng nhập bằng VNeID'",
        "CCCD_VERIFIED, AFTER,  false, USE_VNEID,        ''",
        "LINKED,        BEFORE, true,  USE_VNEID,        ''",
        "LINKED,        GRACE,  false, USE_VNEID,        ''",
        "LINKED,        AFTER,  false, USE_VNEID,        ''",
        "CONFLICT,      BEFORE, true,  NONE,             ''",
        "CONFLICT,      AFTER,  false, USE_VNEID,        ''",
        "EXEMPT,        BEFORE, true,  NONE,             ''",
        "EXEMPT,        AFTER,  true,  NONE,             ''"
    })
    void followsTheTable(
            AccountState state, CutoffTerms.Phase phase, boolean allowed, LoginDecision.Action action, String choices) {
        CutoffTerms terms = state == AccountState.EXEMPT ? new CutoffTerms(null, null, true) : TERMS;
        LoginDecision decision = LoginRules.decide(account(state, terms), at(phase));
        assertThat(decision.allowed()).isEqualTo(allowed);
        assertThat(decision.action()).isEqualTo(action);
        assertThat(decision.state()).isEqualTo(state);
        assertThat(decision.skippable()).isEqualTo(choices.startsWith("Bỏ qua"));
        assertThat(decision.choices().stream()
                        .map(choice -> choice.label().vi())
                        .toList())
                .isEqualTo(choices.isEmpty() ? java.util.List.of() : java.util.List.of(choices.split(",")));
    }

    @Test
    void saysWhatTheAnnouncementSays() {
        CutoffTerms shipped = CutoffTerms.shipped(AccountType.CITIZEN);
        LoginDecision update =
                LoginRules.decide(account(AccountState.REGISTERED, shipped), at(CutoffTerms.Phase.BEFORE));
        assertThat(update.notice().title().vi()).isEqualTo("Cập nhật thông tin từ CSDL dân cư");
        assertThat(update.notice().message().vi())
                .startsWith(
                        "Tài khoản của bạn chưa cập nhật số CCCD, vui lòng nhập thông tin để cập nhật số CCCD từ Cơ sở dữ"
                                + " liệu Quốc gia về Dân cư.")
                .contains("tài khoản được thiết lập trên Cổng DVCQG sẽ được truy cập thông qua tài khoản VNeID.")
                .endsWith("Ông/bà sẽ không khai thác được các thông tin trên tài khoản hiện nay từ ngày 01/07/2024.");
        LoginDecision link =
                LoginRules.decide(account(AccountState.CCCD_VERIFIED, shipped), at(CutoffTerms.Phase.BEFORE));
        assertThat(link.notice().message().vi())
                .startsWith(
                        "Theo quy định tại Nghị định số 59/2022/NĐ-CP, từ ngày 01/07/2024, các tài khoản cá nhân được khởi"
                                + " tạo từ Cổng DVCQG")
                .contains("Yêu cầu: Thực hiện đăng nhập lại vào hệ thống");
        assertThat(link.notice().message().en()).contains("from 1 July 2024").doesNotContain("{");
    }

    @Test
    void namesNoDateWhileNoneIsSet() {
        CutoffTerms none = CutoffTerms.shipped(AccountType.POST);
        for (AccountState state : AccountState.values()) {
            LoginDecision decision = LoginRules.decide(account(state, none), at(CutoffTerms.Phase.AFTER));
            assertThat(decision.allowed()).isTrue();
            assertThat(decision.notice().message().vi()).doesNotContain("{");
            assertThat(decision.notice().message().en()).doesNotContain("{");
        }
    }

    @Test
    void asksTheCalendarAndNotWhetherTheAccountWasClosedAlready() {
        LoginDecision postponed = LoginRules.decide(account(AccountState.CLOSED, TERMS), at(CutoffTerms.Phase.BEFORE));
        assertThat(postponed.allowed()).isTrue();
    }

    private static Instant at(CutoffTerms.Phase phase) {
        return switch (phase) {
            case BEFORE -> CUTOFF.minusMillis(1);
            case GRACE -> CUTOFF;
            case AFTER -> GRACE;
        };
    }

    private static AtLogin account(AccountState state, CutoffTerms terms) {
        Progress start = Progress.start(state == AccountState.EXEMPT);
        UUID any = UUID.randomUUID();
        Progress progress =
                switch (state) {
                    case REGISTERED, EXEMPT -> start;
                    case CCCD_PENDING -> start.with(start.check().ask(CUTOFF));
                    case CCCD_VERIFIED -> start.with(start.check().confirm(any, "k.A", null, CUTOFF));
                    case LINKED -> start.with(new Link("k.A", 1, "subject", false, CUTOFF));
                    case CONFLICT -> start.refused("DUPLICATE_ACCOUNT", CUTOFF);
                    case CLOSED -> start.with(new Closure(false, 1L));
                };
        return new AtLogin(new AccountId("dvcqg", "1"), progress, terms);
    }
}
