package dev.cadence.accounts;

import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/// Which letters a person does not want, which goes with them.
@Component
class UnwantedLetterRecords implements PersonalData {

    private final UnwantedLetters letters;

    UnwantedLetterRecords(UnwantedLetters letters) {
        this.letters = letters;
    }

    @Override
    public String section() {
        return "unwantedLetters";
    }

    @Override
    public Class<? extends Record> form() {
        return UnwantedLetters.UnwantedLetter.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return letters.of(person.account()).stream();
    }

    @Override
    public void erase(Caller person) {
        letters.removeAllBut(person.account(), Set.of());
    }

}
