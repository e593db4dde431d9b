package dev.cadence.accounts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    private static final String HMAC = "HmacSHA256";

    private static final Logger log = LoggerFactory.getLogger(Seal.class);

    /// Keeps fingerprints apart from whatever else the keys may be used for.
    private static final byte[] FINGERPRINT = "cadence fingerprint\0".getBytes(StandardCharsets.US_ASCII);

    private final List<BytesEncryptor> keys;

    private final List<SecretKeySpec> fingerprinting;

    Seal(EncryptionSettings settings) {
        this.fingerprinting = settings.decoded().stream().map(key -> new SecretKeySpec(key, HMAC)).toList();
        this.keys = settings.decoded()
            .stream()
            .<BytesEncryptor>map(key -> new AesBytesEncryptor(new SecretKeySpec(key, "AES"),
                    KeyGenerators.secureRandom(NONCE_BYTES), CipherAlgorithm.GCM))
            .toList();
    }

    /// @return what only {@link #open} reads
    public byte[] seal(byte[] secret) {
        return keys.getFirst().encrypt(secret);
    }

    /// Of 32 bytes each, by which nobody without the keys can find out what it was,
    /// however few things it can be: one
    /// by each key, that of the key which seals now first.
    public List<byte[]> fingerprints(byte[] content) {
        return fingerprinting.stream().map(key -> fingerprint(key, content)).toList();
    }

    private static byte[] fingerprint(SecretKeySpec key, byte[] content) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(FINGERPRINT);
            return mac.doFinal(content);
        }
        catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Seals with the key that seals now what an older one sealed.
    /// @return nothing when it stays as it is: sealed with that key, or, which the log
    /// tells, with one that is missing. Nobody else's secret need wait for that one
    public Optional<byte[]> sealAnew(byte[] sealed) {
        try {
            keys.getFirst().decrypt(sealed);
            return Optional.empty();
        }
        catch (IllegalStateException otherKey) {
            return tryToOpen(sealed).map(this::seal);
        }
    }

    /// @return nothing, which the log tells, when {@link #open} would throw
    public Optional<byte[]> tryToOpen(byte[] sealed) {
        try {
            return Optional.of(open(sealed));
        }
        catch (IllegalStateException missingKey) {
            log.error("{}. Put the key back that was dropped", missingKey.getMessage());
            return Optional.empty();
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
