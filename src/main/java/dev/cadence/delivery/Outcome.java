package dev.cadence.delivery;

/// What came of a notice of GitHub's.
enum Outcome {

    PONG("The webhook works."),

    FIRST_COMMIT("This is the engineer's first push to the booking's repository."),

    COUNTED_BEFORE("The engineer's first push was recorded before."),

    WORK_NOT_BEGUN("It was pushed before work had begun."),

    WORK_OVER("It was pushed after work had ended."),

    OTHER_PERSON("It was neither pushed by the engineer nor holds commits of theirs since work began."),

    NOBODY_TO_KNOW("The engineer has not said by which GitHub login or commit address they are known."),

    OTHER_REPOSITORY("It is about another repository than the one that is linked."),

    NOTHING_PUSHED("It brings no commits to a branch."),

    OTHER_EVENT("Nothing follows from this kind of event; pushes are enough."),

    REPEATED("This delivery was taken in before.");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /// In a sentence, for whoever looks at GitHub's list of deliveries.
    String inWords() {
        return words;
    }

}
