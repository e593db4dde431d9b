package dev.cadence.roster;

public enum Tier {

    JUNIOR, MID, SENIOR, LEAD

}
