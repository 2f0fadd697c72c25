package dev.hydrant.wire;

import dev.hydrant.wire.CallRate.Per;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One operation of a service: its shapes, the errors it may answer, and how far it is carried out.
///
/// @param events where the answer streams, what its events may be: each member is one kind of event, or of failure
/// @param rate how often AWS takes it, where it says so; whether that is enforced is the engine's business
public record Operation(
        String name,
        Shape.Structure input,
        Shape.Structure output,
        Optional<Shape.Structure> events,
        Set<ErrorCode> errors,
        Optional<CallRate> rate,
        Support support) {

    public Operation {
        errors = Set.copyOf(errors);
    }

    /// Begins the declaration of an operation; one that declares no more than that is refused.
    static Declaration operation(String name) {
        return new Declaration(name);
    }

    /// An operation while it is being declared.
    static final class Declaration {
        private static final Support NOT_BUILT = new Support.Refused("it is not available in this version");

        private final String name;
        private Shape.Structure input;
        private Shape.Structure output;
        private Optional<Shape.Structure> events = Optional.empty();
        private Set<ErrorCode> errors = Set.of();
        private Optional<CallRate> rate = Optional.empty();

        private Declaration(String name) {
            this.name = name;
            this.input = new Shape.Structure(name + "Input", List.of());
            this.output = new Shape.Structure(name + "Output", List.of());
        }

        Declaration input(Member... members) {
            input = new Shape.Structure(name + "Input", List.of(members));
            return this;
        }

        Declaration output(Member... members) {
            output = new Shape.Structure(name + "Output", List.of(members));
            return this;
        }

        /// The answer streams: a member of it holds the events.
        Declaration streams(String member, Shape.Structure kinds) {
            output = new Shape.Structure(name + "Output", List.of(Shapes.required(member, kinds)));
            events = Optional.of(kinds);
            return this;
        }

        Declaration errors(ErrorCode... codes) {
            errors = Set.of(codes);
            return this;
        }

        Declaration calls(int perSecond, Per per) {
            rate = Optional.of(new CallRate(perSecond, per));
            return this;
        }

        Operation carriedOut() {
            return new Operation(name, input, output, events, errors, rate, Support.FULL);
        }

        Operation carriedOutPartly(String limits) {
            return new Operation(name, input, output, events, errors, rate, new Support.Partial(limits));
        }

        Operation refused() {
            return new Operation(name, input, output, events, errors, rate, NOT_BUILT);
        }
    }
}
