package dev.hydrant.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.testkit.Seeds;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The real ledger under a seeded scheduler: with all its rules no record is ever lost, doubled or out of order;
/// without any one of them, some are.
class PlanProtocolTest {

    private static final int RUNS = 6000;

    private static final int RUNS_COUNTED = 1000;

    private static final int LEAST_RUNS_WITHOUT_A_RULE = 200;
    private static final int MOST_RUNS_WITHOUT_A_RULE = 2000;
    private static final int BAD_RUNS_THAT_PROVE_A_RULE = 10;

    @ParameterizedTest
    @EnumSource
    void everyRecordIsDeliveredOnceWhateverHappens(Conditions conditions) {
        Seeds.check(RUNS, random -> {
            Simulation simulation = Simulation.run(random, conditions, Rules.ALL::around);
            assertThat(simulation.harms()).as(simulation::story).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ALL")
    void withoutAnyOneOfItsRulesTheProtocolFails(Rules rules) throws Exception {
        Map<Harm, Integer> harms = new EnumMap<>(Harm.class);
        int bad = 0;
        int runs = 0;
        while (runs < LEAST_RUNS_WITHOUT_A_RULE
                || (bad < BAD_RUNS_THAT_PROVE_A_RULE && runs < MOST_RUNS_WITHOUT_A_RULE)) {
            runs++;
            Simulation simulation = Simulation.run(new SplittableRandom(runs), Conditions.IMPATIENT, rules::around);
            simulation.harms().forEach(harm -> harms.merge(harm, 1, Integer::sum));
            bad += simulation.harms().isEmpty() ? 0 : 1;
        }
        System.out.printf("%-28s %4d of %4d runs bad: %s%n", rules, bad, runs, harms);
        assertThat(bad).as(rules + ": no rule, if nothing breaks without it").isPositive();
    }

    @Test
    void theSimulationMeetsWhatTheProtocolIsThereFor() throws Exception {
        Map<Census.Event, Integer> runs = new EnumMap<>(Census.Event.class);
        for (long seed = 1; seed <= RUNS_COUNTED; seed++) {
            Census census = new Census();
            Simulation.run(new SplittableRandom(seed), Conditions.IMPATIENT, census::watch);
            census.events().forEach(event -> runs.merge(event, 1, Integer::sum));
        }
        System.out.println("of " + RUNS_COUNTED + " runs: " + runs);
        assertThat(runs).containsOnlyKeys(Census.Event.values());
    }
}
