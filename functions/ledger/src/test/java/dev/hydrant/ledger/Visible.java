package dev.hydrant.ledger;

import dev.hydrant.objectstore.FakeBucket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The records that a reader of the lake sees at one instant.
///
/// @param plans the numbers of the plans that brought each record
record Visible(Map<String, List<Long>> plans, long dataObjects, long dataBytes, boolean inOrderWithinFiles) {

    static Visible in(FakeBucket bucket) {
        Map<String, List<Long>> plans = new HashMap<>();
        long objects = 0;
        long bytes = 0;
        boolean inOrder = true;
        for (String key : bucket.keys()) {
            byte[] content = bucket.bytes(key);
            if (key.startsWith(ModelWork.OUT) && content.length > 0) {
                List<String> records = records(content);
                records.forEach(name ->
                        plans.computeIfAbsent(name, unseen -> new ArrayList<>()).add(ModelWork.planOf(key)));
                inOrder &= isInOrder(records);
                if (!ModelWork.isError(key)) {
                    objects++;
                    bytes += content.length;
                }
            }
        }
        return new Visible(plans, objects, bytes, inOrder);
    }

    static List<String> records(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).lines().toList();
    }

    boolean hasTwice() {
        return plans.values().stream().anyMatch(numbers -> numbers.size() > 1);
    }

    boolean hasAll() {
        return plans.keySet().containsAll(ModelSource.allRecords());
    }

    /// Whether each shard's records come in order, and a parent's before its children's, from plan to plan and within
    /// each file.
    boolean isInOrder() {
        long parent = 0;
        long shard = 0;
        String before = "";
        for (String name : ModelSource.allRecords()) {
            long plan = plans.getOrDefault(name, List.of(0L)).getFirst();
            if (!before.isEmpty() && before.charAt(0) != name.charAt(0)) {
                parent = name.charAt(0) == 'B' ? shard : parent;
                shard = parent;
            }
            if (plan != 0 && plan < shard) {
                return false;
            }
            shard = Math.max(shard, plan);
            before = name;
        }
        return inOrderWithinFiles;
    }

    private static boolean isInOrder(List<String> records) {
        for (int i = 1; i < records.size(); i++) {
            String before = records.get(i - 1);
            String after = records.get(i);
            if (before.charAt(0) == after.charAt(0) && before.compareTo(after) >= 0) {
                return false;
            }
        }
        return true;
    }
}
