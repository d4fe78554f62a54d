package vn.lienket.registry;

/** Where requests come from. Paused while they could not be answered, so that they wait where they are safe. */
public interface Intake {

    void pause();

    void resume();
}
