package dev.hydrant.shardstore.segments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hydrant.testkit.Seeds;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The real log under a seeded scheduler: with all its rules no record is ever lost, doubled, moved or out of
/// order; without any one of them, some are.
class SegmentProtocolTest {

    private static final int RUNS = 4000;

    private static final int LEAST_RUNS_WITHOUT_A_RULE = 200;
    private static final int MOST_RUNS_WITHOUT_A_RULE = 10_000;
    private static final int BAD_RUNS_THAT_PROVE_A_RULE = 10;

    @ParameterizedTest
    @EnumSource
    void everyAcknowledgedRecordIsThereOnceInOrderWhateverHappens(Conditions conditions) {
        Seeds.check(RUNS, random -> {
            Simulation simulation = Simulation.run(random, conditions, UnaryOperator.identity());
            assertThat(simulation.harms()).as(simulation::story).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void withoutAnyOneOfItsRulesTheLogFails(Rules rules) throws Exception {
        Map<Harm, Integer> harms = new EnumMap<>(Harm.class);
        int bad = 0;
        int runs = 0;
        while (runs < LEAST_RUNS_WITHOUT_A_RULE
                || (bad < BAD_RUNS_THAT_PROVE_A_RULE && runs < MOST_RUNS_WITHOUT_A_RULE)) {
            runs++;
            Simulation simulation = Simulation.run(new SplittableRandom(runs), rules.conditions(), rules::around);
            simulation.harms().forEach(harm -> harms.merge(harm, 1, Integer::sum));
            bad += simulation.harms().isEmpty() ? 0 : 1;
        }
        System.out.printf("%-36s %4d of %5d runs bad: %s%n", rules, bad, runs, harms);
        assertThat(bad).as(rules + ": no rule, if nothing breaks without it").isPositive();
    }
}
