package dev.cadence;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Cadence: a marketplace on which founders book vetted engineers by the week.
@SpringBootApplication
public class CadenceApplication {

    public static void main(String[] args) {
        var application = new SpringApplication(CadenceApplication.class);
        application.addInitializers(context -> RequiredSettings.check(context.getEnvironment()));
        application.run(args);
    }

}
