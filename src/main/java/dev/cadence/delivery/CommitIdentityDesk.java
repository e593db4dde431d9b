package dev.cadence.delivery;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.People;
import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where engineers say by what they are known in repositories.
@Service
@Transactional
class CommitIdentityDesk {

    private final CommitIdentities identities;

    private final People people;

    private final Clock clock;

    CommitIdentityDesk(CommitIdentities identities, People people, Clock clock) {
        this.identities = identities;
        this.people = people;
        this.clock = clock;
    }

    CommitIdentity say(EngineerId engineer, Said said) {
        if (said.githubLogin == null && said.emails.isEmpty()) {
            throw Refusal.invalid("githubLogin", "must be there, or at least one of emails");
        }
        people.requireEngineer(engineer);
        var emails = said.emails.stream().map(email -> email.toLowerCase(Locale.ROOT)).distinct().toList();
        var identity = new CommitIdentity(said.githubLogin, emails, clock.instant());
        identities.put(engineer, identity);
        return identity;
    }

    @Transactional(readOnly = true)
    CommitIdentity find(EngineerId engineer) {
        return identities.of(engineer)
            .orElseThrow(() -> Refusal.notFound("commit-identity-not-found", "commit identity of yours"));
    }

    void forget(EngineerId engineer) {
        identities.forget(engineer);
    }

    /// What an engineer says of it.
    @Schema(name = "CommitIdentityForm")
    record Said(
            @Schema(example = "ada") @Nullable @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,38}",
                    message = "must be a login of GitHub's") String githubLogin,
            @Schema(description = "As in `git config user.email`.", example = "[\"ada@example.com\"]") @NotNull @Size(
                    max = 5) List<@NotNull @Pattern(regexp = "[!-?A-~]{1,64}@[!-?A-~]{1,189}",
                            message = "must be an address") String> emails) {
    }

}
