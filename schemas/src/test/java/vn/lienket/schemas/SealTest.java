package vn.lienket.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SealTest {

    private static final byte[] CLEAR = "Nguyễn Thị Hòa".getBytes(UTF_8);

    private final Seal seal = Seal.with(Seal.newKeyset());

    @Test
    void opensWhatItSealed() {
        assertThat(seal.open(seal.seal(CLEAR, "dvcqg/1"), "dvcqg/1")).isEqualTo(CLEAR);
    }

    @Test
    void doesNotOpenForAnotherAccount() {
        byte[] sealed = seal.seal(CLEAR, "dvcqg/1");
        assertThatThrownBy(() -> seal.open(sealed, "dvcqg/2")).isInstanceOf(Seal.BrokenSeal.class);
    }

    @Test
    void doesNotOpenWithAnotherKey() {
        byte[] sealed = seal.seal(CLEAR, "dvcqg/1");
        Seal other = Seal.with(Seal.newKeyset());
        assertThatThrownBy(() -> other.open(sealed, "dvcqg/1")).isInstanceOf(Seal.BrokenSeal.class);
    }

    @Test
    void doesNotQuoteABrokenKeyset() {
        assertThatThrownBy(() -> Seal.with("{\"secret\":\"abc\"}"))
                .hasMessage("not a Tink AEAD keyset")
                .hasNoCause();
    }
}
