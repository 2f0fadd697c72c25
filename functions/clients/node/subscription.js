"use strict";

const LONGEST_WAIT_MILLIS = 60_000;

/** A subscription whose events are taken as they come. */
class Subscription {
  #events;

  constructor(stream) {
    this.#events = stream[Symbol.asyncIterator]();
  }

  /** Waits for so many records, or for the end where that comes before; without a number, for the end. */
  async take(records) {
    const taken = { records: [], children: [], continuation: null, ended: false };
    while (records === undefined || taken.records.length < records) {
      const next = await inTime(this.#events.next()).catch((error) => {
        taken.failure = error.constructor.name;
        taken.message = error.message;
        return { done: true };
      });
      if (next.done) {
        taken.ended = true;
        break;
      }
      const event = next.value.SubscribeToShardEvent;
      taken.records.push(...event.Records);
      taken.children.push(...(event.ChildShards ?? []));
      taken.continuation = event.ContinuationSequenceNumber ?? taken.continuation;
    }
    return taken;
  }
}

function inTime(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("nothing came in time")), LONGEST_WAIT_MILLIS);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

module.exports = { Subscription };
