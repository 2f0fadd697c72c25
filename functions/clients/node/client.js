// The AWS SDK for JavaScript as it comes: its environment says where the service is. Answers a line of JSON, `{"answer"}` or
// `{"error"}`, for each line of JSON that it reads; `Sdk` in the tests says what can be asked. Bytes are base64 there.
"use strict";
const readline = require("node:readline");
const sdk = require("@aws-sdk/client-kinesis");
const { version } = require("@aws-sdk/client-kinesis/package.json");
const { Subscription } = require("./subscription.js");

const client = new sdk.KinesisClient({});
const wire = new Set();
const subscriptions = [];

client.middlewareStack.add(
  (next, context) => async (call) => {
    const result = await next(call);
    const http = result.response.body;
    const protocol = http.session ? http.session.alpnProtocol : `http/${http.httpVersion}`;
    wire.add(`${protocol} ${call.request.headers["content-type"]} ${result.response.headers["content-type"]}`);
    return result;
  },
  { step: "deserialize", priority: "low" }, // next to the wire: the body is still what node gave
);

async function perform(request) {
  const parameters = typed(request.parameters ?? {});
  if (request.call) {
    const { $metadata, ...members } = await client.send(new sdk[`${request.call}Command`](parameters));
    return { ...members, Attempts: $metadata.attempts };
  }
  if (request.pages) {
    const found = [];
    for await (const page of sdk[`paginate${request.pages}`]({ client, pageSize: request.size }, parameters)) {
      found.push(page[request.member]);
    }
    return { pages: found.length, found: found.flat() };
  }
  if (request.wait) {
    const settings = { client, minDelay: 1, maxDelay: 1, maxWaitTime: 60 };
    const { state } = await sdk[`waitUntil${request.wait}`](settings, parameters);
    return { state };
  }
  if (request.subscribe) {
    const answer = await client.send(new sdk.SubscribeToShardCommand(typed(request.subscribe)));
    return { subscription: subscriptions.push(new Subscription(answer.EventStream)) - 1 };
  }
  if (request.events !== undefined) {
    return subscriptions[request.events].take(request.records);
  }
  if (request.wire) {
    return { version, wire: [...wire] };
  }
  throw new Error("nothing asked");
}

async function answer(request) {
  try {
    return await perform(request);
  } catch (error) {
    if (error instanceof sdk.KinesisServiceException) {
      return { failure: error.constructor.name, message: error.message, status: error.$metadata.httpStatusCode };
    }
    throw error;
  }
}

/** What JSON lacks, as the SDK takes it. */
function typed(parameters) {
  return JSON.parse(JSON.stringify(parameters), (key, value) => {
    if (key === "Data") return Buffer.from(value, "base64");
    return key === "Timestamp" ? new Date(value) : value;
  });
}

function plain(value) {
  return JSON.stringify(value, (key, inner) => {
    if (inner?.type === "Buffer") return Buffer.from(inner.data).toString("base64");
    return inner instanceof Uint8Array ? Buffer.from(inner).toString("base64") : inner;
  });
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const reply = await answer(JSON.parse(line)).then(
      (found) => ({ answer: found }),
      (error) => ({ error: error.stack }),
    );
    process.stdout.write(`${plain(reply)}\n`);
  }
  process.exit(0); // whatever is still subscribed
})();
