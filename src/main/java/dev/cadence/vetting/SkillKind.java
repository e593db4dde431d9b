package dev.cadence.vetting;

/// What a skill is about, for those who look for one in a list.
public enum SkillKind {

    /// Programs that write code with an engineer or for one.
    AI_CODING,

    BLOCKCHAIN,

    /// Providers, and what one of them alone offers; a database that only one provider
    /// runs is a data store all the same.
    CLOUD,

    /// To move, keep, analyse and show data.
    DATA,

    DATA_STORE,

    DESIGN,

    EMBEDDED,

    /// Frameworks and libraries that run on a server or anywhere.
    FRAMEWORK,

    FRONT_END,

    GAMES_AND_GRAPHICS,

    /// Operating systems, networks, containers, and what builds and delivers to them.
    INFRASTRUCTURE,

    LANGUAGE,

    /// Models, and what is built of and around them.
    MACHINE_LEARNING,

    MESSAGING,

    MOBILE,

    OBSERVABILITY,

    PAYMENTS,

    /// Products of others that engineers extend and connect.
    PLATFORM,

    /// Fields and ways of working, where these can be learned and shown.
    PRACTICE,

    PROTOCOL,

    SECURITY,

    TESTING,

    /// Compilers, editors, package managers and the like.
    TOOL

}
