package dev.hydrant.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PrefixStoreTest extends ObjectStoreContract {

    private final FakeBucket bucket = new FakeBucket();

    @BeforeEach
    void surroundWithOthers() {
        ObjectStore all = FakeObjectStore.local(bucket, Faults.none());
        for (String key : new String[] {"a", "p", "p/", "p-", "p.k", "p0", "q/p/k", "z"}) {
            put(all, key, "another's");
        }
    }

    @Override
    protected ObjectStore newStore() {
        return new PrefixStore(FakeObjectStore.local(bucket, Faults.none()), "p/");
    }

    @Override
    protected boolean hasLock() {
        return true;
    }

    @Override
    protected int prefixBytes() {
        return 2;
    }

    @Test
    void aPrefixEndsInASlash() {
        assertThatThrownBy(() -> new PrefixStore(open(), "p")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void objectsAreKeptBelowThePrefix() {
        put(open(), "k", "x");
        assertThat(bucket.keys()).contains("p/k");
    }
}
