package dev.cadence.accounts;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/// Lets somebody into a new installation. Does nothing as soon as there is an admin, so the settings may stay.
@Component
class FirstAdmin implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdmin.class);

    private final FirstAdminSettings settings;

    private final People people;

    FirstAdmin(FirstAdminSettings settings, People people) {
        this.settings = settings;
        this.people = people;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var person = settings.person();
        if (person != null && people.addFirstAdmin(person)) {
            log.info("Added the first admin");
        }
    }

}
