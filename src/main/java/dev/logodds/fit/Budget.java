package dev.logodds.fit;

/** Whether there is time left; the engine has no clock of its own. */
@FunctionalInterface
public interface Budget {
    /** No end of time. */
    Budget UNLIMITED = () -> false;

    boolean spent();

    /** @throws FitProblem when the time is spent */
    default void check() {
        if (spent()) {
            throw FitProblem.time();
        }
    }
}
