/// What a user of Hydrant writes: a class that implements [RecordTransform].
package dev.hydrant.transform;
