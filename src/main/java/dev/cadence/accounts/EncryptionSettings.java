package dev.cadence.accounts;

import java.util.Base64;
import java.util.List;

import jakarta.validation.constraints.AssertTrue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// What secrets are sealed with that must be read again: `CADENCE_ENCRYPTION_KEY`, 32 random bytes in Base64. While keys
/// are rotated there are several, separated by commas: the first seals, all open.
@Validated
@ConfigurationProperties("cadence.encryption")
record EncryptionSettings(List<String> keys) {

    private static final int BYTES = 256 / Byte.SIZE;

    @AssertTrue(message = "CADENCE_ENCRYPTION_KEY must be 32 bytes in Base64, as `openssl rand -base64 32` prints them")
    boolean areOf256Bits() {
        return !keys.isEmpty() && keys.stream().allMatch(EncryptionSettings::isOf256Bits);
    }

    List<byte[]> decoded() {
        return keys.stream().map(String::strip).map(Base64.getDecoder()::decode).toList();
    }

    private static boolean isOf256Bits(String key) {
        try {
            return Base64.getDecoder().decode(key.strip()).length == BYTES;
        }
        catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// Tells nothing of the keys.
    @Override
    public String toString() {
        return "EncryptionSettings[%d keys]".formatted(keys.size());
    }

}
