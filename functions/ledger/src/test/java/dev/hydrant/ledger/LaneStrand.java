package dev.hydrant.ledger;

import dev.hydrant.objectstore.Strand;

/// Somebody who lives in a simulated lane.
abstract class LaneStrand extends Strand {

    private final Simulation simulation;

    LaneStrand(Simulation simulation, String name) {
        super(simulation, name);
        this.simulation = simulation;
    }

    Simulation simulation() {
        return simulation;
    }
}
