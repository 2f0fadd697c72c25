package dev.hydrant.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What of a service is carried out, as a table for `docs/COVERAGE.md`, made from the table of operations
/// itself.
public final class CoverageTable {

    private CoverageTable() {}

    /// Markdown: a row per operation, with its members that are refused or carried out in part.
    public static String markdown(Service service) {
        String rows = service.operations().values().stream()
                .sorted(Comparator.comparing(Operation::name))
                .map(CoverageTable::row)
                .collect(Collectors.joining());
        long carriedOut = service.operations().values().stream()
                .filter(operation -> !(operation.support() instanceof Support.Refused))
                .count();
        return service.name() + ": " + carriedOut + " of "
                + service.operations().size()
                + " operations. A member that isn't named is carried out wherever its operation is.\n\n"
                + "| Operation | | Members |\n|---|---|---|\n" + rows;
    }

    private static String row(Operation operation) {
        List<String> notes = new ArrayList<>();
        if (!(operation.support() instanceof Support.Refused)) {
            if (operation.support() instanceof Support.Partial partial) {
                notes.add(partial.limits());
            }
            collect(operation.input(), "", notes);
        }
        return "| " + operation.name() + " | " + word(operation.support(), notes) + " | " + String.join("<br>", notes)
                + " |\n";
    }

    private static String word(Support support, List<String> notes) {
        return switch (support) {
            case Support.Full _ -> notes.isEmpty() ? "yes" : "partly";
            case Support.Partial _ -> "partly";
            case Support.Refused _ -> "no";
        };
    }

    private static void collect(Shape shape, String path, List<String> notes) {
        switch (shape) {
            case Shape.Structure structure -> {
                for (Member member : structure.members()) {
                    String name = path + member.name();
                    switch (member.support()) {
                        case Support.Full _ -> collect(member.shape(), name + ".", notes);
                        case Support.Partial partial -> notes.add("`" + name + "`: partly, " + partial.limits());
                        case Support.Refused refused -> notes.add("`" + name + "`: no, " + refused.reason());
                    }
                }
            }
            case Shape.ListOf list -> collect(list.element(), path, notes);
            case Shape.MapOf map -> collect(map.value(), path, notes);
            case Shape.Text _,
                    Shape.Whole _,
                    Shape.Real _,
                    Shape.Flag _,
                    Shape.Bytes _,
                    Shape.Time _,
                    Shape.Document _ -> {
                // no members
            }
        }
    }
}
