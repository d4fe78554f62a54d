package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskedTest {

    @Test
    void saysOfAContactOnlyWhatItHas() {
        Contact contact = new Contact(Optional.of("a@thu.example"), Optional.empty(), Optional.of("Nguyễn Thị Hoà"));
        assertThat(contact).hasToString("Contact[email=•••, phone=none, fullName=•••]");
    }

    @Test
    void takesABlankForNone() {
        assertThat(new Contact(Optional.of(" "), Optional.of(""), Optional.empty()).email())
                .isEmpty();
    }

    @Test
    void showsTheEndOfAnAccountId() {
        assertThat(new AccountKey("dvcqg", "001099012345").maskedId()).isEqualTo("•••2345");
        assertThat(new AccountKey("dvcqg", "123").maskedId()).isEqualTo("•••3");
        assertThat(new AccountKey("dvcqg", "001099012345")).hasToString("dvcqg/•••");
    }
}
