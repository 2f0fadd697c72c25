package dev.hydrant.ledger;

import dev.hydrant.objectstore.FakeObjectStore;
import dev.hydrant.objectstore.Fault;
import dev.hydrant.objectstore.ObjectInfo;
import dev.hydrant.objectstore.ObjectStore;
import dev.hydrant.objectstore.Operation;
import dev.hydrant.sink.Pull;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the lake as an analyst's job does: lists it page by page, then reads object by object; and so on.
final class SlowLister extends LaneStrand {

    private static final int PAGE_OBJECTS = 3;
    private static final int MAX_OBJECT_BYTES = 1024;

    SlowLister(Simulation simulation) {
        super(simulation, "lister");
    }

    @Override
    protected void live() throws Exception {
        ObjectStore store = FakeObjectStore.remote(simulation().bucket(), this);
        while (true) {
            Set<String> seen = new HashSet<>();
            for (String key : list(store)) {
                byte[] content = store.get(key, 0, MAX_OBJECT_BYTES).orElse(new byte[0]);
                for (String name : Visible.records(content)) {
                    if (!seen.add(name)) {
                        simulation().harm(Harm.READ_TWICE, name);
                    }
                }
            }
        }
    }

    @Override
    protected Fault fault(Operation operation, String key) {
        return Fault.NONE;
    }

    private static List<String> list(ObjectStore store) throws Exception {
        List<String> keys = new ArrayList<>();
        int before;
        do {
            before = keys.size();
            try (Pull<ObjectInfo> page = store.list(ModelWork.OUT, keys.isEmpty() ? "" : keys.getLast())) {
                ObjectInfo object = page.next();
                while (object != null && keys.size() < before + PAGE_OBJECTS) {
                    keys.add(object.key());
                    object = page.next();
                }
            }
        } while (keys.size() == before + PAGE_OBJECTS);
        return keys;
    }
}
