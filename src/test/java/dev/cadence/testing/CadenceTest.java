package dev.cadence.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.TestConstructor;

/// A test of the whole application: real HTTP on a free port, a real and empty PostgreSQL, a clock that stands at
/// {@link MutableClock#NOON}, and sweeps that run only when the test says so. Beans come by constructor. All such tests
/// share one application, and are not limited in how many requests they make: its clock stands still.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = { "cadence.sweeps.enabled=false", "spring.main.banner-mode=off",
                "cadence.stripe.read-timeout=400ms", "cadence.stripe.share=1000",
                "cadence.reconciliation.nightly=false", "cadence.events.heartbeat=1s",
                "cadence.webhooks.development=true", "cadence.webhooks.timeout=2s",
                "cadence.limits.requests-per-account=10000000", "cadence.limits.requests-per-address=10000000",
                "cadence.advisor.per-minute=10000000", "cadence.figures.staleness=0s",
                "spring.datasource.hikari.connection-timeout=60000" })
@ActiveProfiles("logged")
@Import({ TestInfrastructure.class, Api.class, Cast.class, Marketplace.class, Vetting.class })
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@ExtendWith(FreshStart.class)
public @interface CadenceTest {

}
