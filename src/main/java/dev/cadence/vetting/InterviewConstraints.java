package dev.cadence.vetting;

import dev.cadence.shared.ConstraintRefusal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database refuses when several want the same slot, or one wants two things, at the same moment.
@Configuration(proxyBeanMethods = false)
class InterviewConstraints {

    static final ConstraintRefusal SLOT_TAKEN = new ConstraintRefusal("each_slot_is_taken_once", "slot-taken",
            "The slot is taken.");

    static final ConstraintRefusal INTERVIEW_AGREED = new ConstraintRefusal("one_interview_at_a_time",
            "interview-agreed", "There is an interview already. Move it to another slot, or cancel it.");

    static final ConstraintRefusal SLOT_OVERLAPS = new ConstraintRefusal("interviewer_is_in_one_place_at_a_time",
            "slot-overlaps", "The slot overlaps with another one of yours.");

    @Bean
    ConstraintRefusal eachSlotIsTakenOnce() {
        return SLOT_TAKEN;
    }

    @Bean
    ConstraintRefusal oneInterviewAtATime() {
        return INTERVIEW_AGREED;
    }

    @Bean
    ConstraintRefusal interviewerIsInOnePlaceAtATime() {
        return SLOT_OVERLAPS;
    }

}
