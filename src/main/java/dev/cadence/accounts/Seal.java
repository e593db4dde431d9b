package dev.cadence.accounts;

import java.util.List;

import javax.crypto.spec.SecretKeySpec;

import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.stereotype.Component;

/// Keeps secrets that must be read again out of the hands of whoever reads the database: AES-256 in Galois/counter mode,
/// which also notices when a sealed secret was changed.
@Component
public class Seal {

    private static final int NONCE_BYTES = 16;

    private final List<BytesEncryptor> keys;

    Seal(EncryptionSettings settings) {
        this.keys = settings.decoded()
            .stream()
            .<BytesEncryptor>map(key -> new AesBytesEncryptor(new SecretKeySpec(key, "AES"),
                    KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM))
            .toList();
    }

    public byte[] seal(byte[] secret) {
        return keys.getFirst().encrypt(secret);
    }

    /// Whether it should be sealed anew, with the key that seals now.
    public boolean isOld(byte[] sealed) {
        try {
            keys.getFirst().decrypt(sealed);
            return false;
        }
        catch (IllegalStateException otherKey) {
            return true;
        }
    }

    /// @throws IllegalStateException when it was sealed with none of the keys, or changed
    /// since
    public byte[] open(byte[] sealed) {
        for (var key : keys) {
            try {
                return key.decrypt(sealed);
            }
            catch (IllegalStateException otherKey) {
                // One of the others may open it.
            }
        }
        throw new IllegalStateException("A sealed secret opens with none of the keys in CADENCE_ENCRYPTION_KEY");
    }

}
