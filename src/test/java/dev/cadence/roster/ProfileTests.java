package dev.cadence.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Refusal;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.VettingEvent;
import dev.cadence.vetting.WorkingHours;
import dev.cadence.vetting.Introduction;
import dev.cadence.vetting.Proficiency;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ProfileTests {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    static final WorkingHours NINE_TO_FIVE = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0));

    private static final AccountId ADMIN = AccountId.next();

    private static final AccountId OTHER_ADMIN = AccountId.next();

    @Test
    void whoNamesNoDateIsAvailableFromTheirApprovalOn() {
        assertThat(profile(someoneWith("Go")).introduction().availableFrom()).isEqualTo(NOON);
    }

    @Test
    void whoNamesADateIsAvailableFromThen() {
        var may = Instant.parse("2026-05-01T00:00:00Z");

        assertThat(profile(someone("Ada", may, "Go")).introduction().availableFrom()).isEqualTo(may);
    }

    @Test
    void aNewProfileIsVisible() {
        assertThat(profile(someoneWith("Go")).visible()).isTrue();
    }

    @Test
    void aNewProfileIsHeldByNobody() {
        assertThat(profile(someoneWith("Go")).availableAt(NOON)).isTrue();
    }

    @Test
    void aSuspendedProfileIsInvisibleHoweverOftenItIsSuspended() {
        var profile = profile(someoneWith("Go")).suspend("Rude", ADMIN, NOON)
            .suspend("Rude", ADMIN, NOON.plus(Duration.ofDays(1)));

        assertThat(profile.visible()).isFalse();
        assertThat(profile.suspension()).isEqualTo(new Suspension(NOON, "Rude", ADMIN));
    }

    @Test
    void theNewestReasonCountsSinceTheFirstSuspension() {
        var profile = profile(someoneWith("Go")).suspend("Rude", ADMIN, NOON)
            .suspend("Absent", OTHER_ADMIN, NOON.plus(Duration.ofDays(1)));

        assertThat(profile.suspension()).isEqualTo(new Suspension(NOON, "Absent", OTHER_ADMIN));
    }

    @Test
    void whoIsReinstatedIsVisibleAndNoReasonStays() {
        var profile = profile(someoneWith("Go")).suspend("Rude", ADMIN, NOON).reinstate(NOON).reinstate(NOON);

        assertThat(profile.visible()).isTrue();
        assertThat(profile.suspension()).isNull();
    }

    @Test
    void whoWasErasedStaysSoAndSaysNothing() {
        var profile = profile(someoneWith("Go")).suspend("Rude", ADMIN, NOON).erase(NOON);

        assertThat(profile.visible()).isFalse();
        assertThat(profile.suspension()).isNull();
        assertThat(profile.availability().capacityHours()).isZero();
        assertRefused(() -> profile.reinstate(NOON));
        assertRefused(() -> profile.suspend("Rude", ADMIN, NOON));
        assertRefused(() -> profile.say(someoneWith("Go")));
        assertRefused(() -> profile.offer(AvailabilityTests.ALWAYS));
    }

    @Test
    void anInstallationWhoseClockIsBehindSuspendsNobodyBeforeTheirApproval() {
        var profile = profile(someoneWith("Go")).suspend("Rude", ADMIN, NOON.minusSeconds(1));

        assertThat(profile.suspension()).isEqualTo(new Suspension(NOON, "Rude", ADMIN));
    }

    @Test
    void wordsThatNameNoFirstStartLeaveItAsItIs() {
        var may = Instant.parse("2026-05-01T00:00:00Z");
        var profile = profile(someone("Ada", may, "Go")).say(someoneWith("Rust"));

        assertThat(profile.introduction().availableFrom()).isEqualTo(may);
        assertThat(profile.introduction().skills()).extracting(known -> known.skill().name()).containsExactly("Rust");
    }

    @Test
    void aBookingLearnsNameAndTier() {
        var profile = profile(someone("Ada", null, "Go"));

        assertThat(profile.bookable()).returns(profile.engineer(), Bookable::id)
            .returns("Ada", Bookable::name)
            .returns(Tier.SENIOR, Bookable::tier);
    }

    @Test
    void aSkillNamedTwiceCountsOnceAsFirstWritten() {
        assertThat(someoneWith("Go", "GO", "PostgreSQL", " go ").skills()).extracting(known -> known.skill().name())
            .containsExactly("Go", "PostgreSQL");
    }

    @Test
    void anEngineerHasAtLeastOneSkill() {
        assertThatIllegalArgumentException().isThrownBy(() -> someoneWith());
    }

    @Test
    void anEngineerHasAtMostThirtySkills() {
        assertThat(someoneWith(skills(30)).skills()).hasSize(30);
        assertThatIllegalArgumentException().isThrownBy(() -> someoneWith(skills(31)));
    }

    @Test
    void textIsStrippedAndEndsAtItsLimit() {
        assertThat(saying("  Ada ", "x".repeat(120), "y".repeat(2_000)).name()).isEqualTo("Ada");
        assertThatIllegalArgumentException().isThrownBy(() -> saying("Ada", "x".repeat(121), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> saying("Ada", "x", "y".repeat(2_001)));
        assertThatIllegalArgumentException().isThrownBy(() -> saying("z".repeat(101), "x", ""));
    }

    @Test
    void nameAndHeadlineAreNotBlank() {
        assertThatIllegalArgumentException().isThrownBy(() -> saying(" ", "x", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> saying("Ada", " ", ""));
    }

    @Test
    void aBiographyMayHaveLinesButNothingThatCannotBeShown() {
        assertThat(saying("Ada", "x", "One.\nTwo.").biography()).isEqualTo("One.\nTwo.");
        assertThatIllegalArgumentException().isThrownBy(() -> saying("Ada", "x", "One.\u0000"));
        assertThatIllegalArgumentException().isThrownBy(() -> saying("Ada", "x", "\ud800"));
    }

    @Test
    void anOffsetIsNoTimeZoneBecauseItKnowsNoSummer() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Introduction("Ada", "x", "", "", List.of(),
                ZoneOffset.ofHours(2), NINE_TO_FIVE, List.of(new Proficiency(Skill.of("Go"), 5)), null));
    }

    @Test
    void workingHoursMayPassMidnightButNotBeEmpty() {
        assertThat(new WorkingHours(LocalTime.of(22, 0), LocalTime.of(2, 0)).until()).isEqualTo("02:00");
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkingHours(LocalTime.of(9, 0), LocalTime.of(9, 0)));
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(attempt).returns("engineer-not-found", Refusal::code);
    }

    static Profile profile(Introduction introduction) {
        return new Profile(EngineerId.next(), Tier.SENIOR, introduction, NOON);
    }

    static Introduction someoneWith(String... skills) {
        return someone("Ada Lovelace", null, skills);
    }

    static Introduction someone(String name, @Nullable Instant availableFrom, String... skills) {
        return new Introduction(name, "Builds engines that compute", "Wrote the first program.", "London", List.of(),
                ZoneId.of("Europe/London"), NINE_TO_FIVE,
                Stream.of(skills).map(skill -> new Proficiency(Skill.of(skill), 5)).toList(), availableFrom);
    }

    /// Vetting has approved them.
    static Bookable approved(Roster roster, EngineerId engineer, Tier tier, Introduction introduction, Instant now) {
        roster.on(new VettingEvent.Approved(engineer, tier, introduction, now));
        return roster.bookable(engineer);
    }

    private static Introduction saying(String name, String headline, String biography) {
        return new Introduction(name, headline, biography, "", List.of(), ZoneId.of("Europe/London"), NINE_TO_FIVE,
                List.of(new Proficiency(Skill.of("Go"), 5)), null);
    }

    private static String[] skills(int count) {
        return IntStream.range(0, count).mapToObj(number -> "Skill " + number).toArray(String[]::new);
    }

}
