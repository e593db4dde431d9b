package dev.cadence.accounts;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SealTests {

    private static final String OLD = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static final String NEW = "YWJjZGVmZ2hpamFiY2RlZmdoaWphYmNkZWZnaGlqYWI=";

    private static final byte[] SECRET = "a secret".getBytes(UTF_8);

    @Test
    void whatIsSealedOpensAgain() {
        var seal = sealWith(OLD);

        assertThat(seal.open(seal.seal(SECRET))).isEqualTo(SECRET);
    }

    @Test
    void theSameSecretNeverLooksTheSame() {
        var seal = sealWith(OLD);

        assertThat(seal.seal(SECRET)).isNotEqualTo(seal.seal(SECRET));
    }

    @Test
    void whileKeysAreRotatedTheOldOneStillOpens() {
        var sealed = sealWith(OLD).seal(SECRET);

        assertThat(sealWith(NEW, OLD).open(sealed)).isEqualTo(SECRET);
    }

    @Test
    void theFirstKeySeals() {
        var sealed = sealWith(NEW, OLD).seal(SECRET);

        assertThat(sealWith(NEW).open(sealed)).isEqualTo(SECRET);
    }

    @Test
    void whatAnOlderKeySealedIsSealedAnewWithTheNewestOne() {
        var sealed = sealWith(OLD).seal(SECRET);

        assertThat(sealWith(NEW, OLD).sealAnew(sealed))
            .hasValueSatisfying(anew -> assertThat(sealWith(NEW).open(anew)).isEqualTo(SECRET));
    }

    @Test
    void whatTheNewestKeySealedAndWhatNoKeyOpensStayAsTheyAre() {
        assertThat(sealWith(NEW, OLD).sealAnew(sealWith(NEW).seal(SECRET))).isEmpty();
        assertThat(sealWith(NEW).sealAnew(sealWith(OLD).seal(SECRET))).isEmpty();
    }

    @Test
    void anotherKeyOpensNothing() {
        var sealed = sealWith(OLD).seal(SECRET);

        assertThatIllegalStateException().isThrownBy(() -> sealWith(NEW).open(sealed))
            .withMessageContaining("CADENCE_ENCRYPTION_KEY");
    }

    @Test
    void aSealedSecretThatWasChangedDoesNotOpen() {
        var sealed = sealWith(OLD).seal(SECRET);
        sealed[sealed.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> sealWith(OLD).open(sealed));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "short", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MA==", "not base64!!!" })
    void aKeyHas256Bits(String key) {
        assertThat(new EncryptionSettings(List.of(OLD, key)).areOf256Bits()).isFalse();
        assertThat(new EncryptionSettings(List.of(OLD, key)).toString()).doesNotContain(OLD);
    }

    @Test
    void noKeyAtAllIsNotEnough() {
        assertThat(new EncryptionSettings(List.of()).areOf256Bits()).isFalse();
        assertThat(new EncryptionSettings(List.of(NEW, OLD)).areOf256Bits()).isTrue();
    }

    private static Seal sealWith(String... keys) {
        return new Seal(new EncryptionSettings(List.of(keys)));
    }

}
