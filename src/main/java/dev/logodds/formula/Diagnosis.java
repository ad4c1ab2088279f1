package dev.logodds.formula;

/** A named mistake that explains a wrong answer, with what to say. */
record Diagnosis(Mistake mistake, String message) {
    static Diagnosis of(Mistake mistake) {
        return new Diagnosis(mistake, mistake.sentence());
    }
}
