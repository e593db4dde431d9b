package dev.cadence.accounts;

import java.util.Base64;

import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/// What ties a person who comes back from an identity provider to the one who was sent there: 256 random bits each.
///
/// @param state goes there and comes back, through the browser
/// @param nonce is in the provider's token, as a hash
/// @param verifier proves with the code that it was us who asked, whose hash the provider was told
record Handshake(String state, String nonce, String verifier) {

    private static final Base64.Encoder BASE_64 = Base64.getUrlEncoder().withoutPadding();

    private static final StringKeyGenerator RANDOM = new Base64StringKeyGenerator(BASE_64, 256 / Byte.SIZE);

    static Handshake next() {
        return new Handshake(RANDOM.generateKey(), RANDOM.generateKey(), RANDOM.generateKey());
    }

    static String hash(String secret) {
        return BASE_64.encodeToString(Secret.sha256(secret));
    }

    @Override
    public String toString() {
        return "Handshake";
    }

}
