package dev.cadence.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.cadence.shared.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Tells GitHub's notices from others, before the first of them is believed. No transaction is open while a body arrives.
@Component
class GithubIntake {

    private static final Pattern PLAIN = Pattern.compile("[!-~]{1,100}");

    private final RepositoryDesk repositories;

    private final PushDesk pushes;

    GithubIntake(RepositoryDesk repositories, PushDesk pushes) {
        this.repositories = repositories;
        this.pushes = pushes;
    }

    /// @throws Refusal `repository-not-linked`, `webhook-not-authentic`,
    /// `webhook-not-understood`
    Outcome receive(UUID link, Envelope envelope, InputStream body) throws IOException {
        var signed = new SignedBody(body, envelope.signature, repositories.secretsOf(link));
        var push = PushReader.read(signed);
        signed.verify();
        return pushes.receive(link, plain(envelope.delivery), plain(envelope.event),
                push.orElseThrow(GithubIntake::notUnderstood));
    }

    private static String plain(@Nullable String header) {
        if (header == null || !PLAIN.matcher(header).matches()) {
            throw notUnderstood();
        }
        return header;
    }

    private static Refusal notUnderstood() {
        return Refusal.badRequest("webhook-not-understood",
                "The notice is not what GitHub sends as application/json, with the headers that belong to it.");
    }

    /// What is written on a notice.
    record Envelope(@Nullable String signature, @Nullable String event, @Nullable String delivery) {
    }

}
