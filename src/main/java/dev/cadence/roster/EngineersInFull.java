package dev.cadence.roster;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.Expandable;
import dev.cadence.accounts.Scope;
import dev.cadence.roster.EngineerController.ProfileView;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Shows engineers wherever their ids are: to everybody, and as long as they are not suspended.
@Component
class EngineersInFull implements Expandable {

    private final Roster roster;

    EngineersInFull(Roster roster) {
        this.roster = roster;
    }

    @Override
    public String name() {
        return "engineer";
    }

    @Override
    public Class<ProfileView> form() {
        return ProfileView.class;
    }

    @Override
    public @Nullable Scope scope() {
        return null;
    }

    @Override
    public Map<UUID, ProfileView> seenBy(Caller caller, Set<UUID> ids) {
        return roster.seen(ids.stream().map(EngineerId::new).toList())
            .stream()
            .map(ProfileView::of)
            .collect(Collectors.toMap(ProfileView::id, view -> view));
    }

}
