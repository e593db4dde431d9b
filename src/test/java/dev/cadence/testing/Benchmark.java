package dev.cadence.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.cadence.CadenceApplication;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestConstructor;

/// Measures the whole application as it runs in production, its sweeps included, with nobody limiting its callers or its
/// calls to Stripe. Such classes have names that end in `Benchmark`, by which builds leave them out.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = CadenceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = { "spring.main.banner-mode=off", "cadence.stripe.share=1000",
                "cadence.reconciliation.nightly=false", "cadence.limits.requests-per-account=10000000",
                "cadence.limits.requests-per-address=10000000" })
@Import(MeasuredInfrastructure.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@DirtiesContext
public @interface Benchmark {

}
