#!/usr/bin/env node
// A Cloakroom worker that counts words, with nothing but Node 20.
//
//     CLOAKROOM_KEY=... node worker.mjs     an API key with the scope `leases`; the work is in work()
import { setTimeout as sleep } from 'node:timers/promises';

const url = `${process.env.CLOAKROOM_URL ?? 'http://127.0.0.1:8080'}/v1/leases`;
const headers = { Authorization: `Bearer ${process.env.CLOAKROOM_KEY}`, 'Content-Type': 'application/json' };
const leaseSeconds = Number(process.env.LEASE_SECONDS ?? 30);
const wanted = { kinds: [process.env.KIND ?? 'word-count'], wait_seconds: 30, lease_seconds: leaseSeconds };
const stopping = new AbortController();
process.on('SIGTERM', () => stopping.abort());

async function work(payload, progress, canceled) {
  const words = payload.text.split(/\s+/);
  for (let count = 0; count < words.length; count++) {
    progress({ percent: Math.floor((100 * count) / words.length), message: `${count} words` });
    await sleep(1000 * (payload.seconds_per_word ?? 0), undefined, { signal: canceled });
  }
  return { words: words.length, by: 'node' };
}

// Every request about a lease may be sent again: nothing happens twice.
async function post(path, body, signal) {
  for (;;) {
    try {
      const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body), signal });
      if (answer.ok) return await answer.json();
      if (answer.status < 500 && answer.status !== 429) return { refused: await answer.json() };
    } catch {
      signal?.throwIfAborted();
    }
    await sleep(1000);
  }
}

async function run({ id, epoch, job }) {
  const canceled = new AbortController();
  let progress = { percent: 0 };
  const beat = setInterval(async () => {
    const held = await post(`/${id}/heartbeat`, { epoch, progress, lease_seconds: leaseSeconds });
    if (held.refused || held.cancel_requested) canceled.abort(); // refused: somebody else has the job now
  }, (1000 * leaseSeconds) / 3);
  const stop = AbortSignal.any([canceled.signal, stopping.signal]);
  try {
    const result = await work(job.payload, (now) => { progress = now; }, stop);
    await post(`/${id}/complete`, { epoch, result });
  } catch (failure) {
    const error = { code: 'work-failed', message: String(failure).slice(0, 2000) };
    await (stop.aborted ? post(`/${id}/release`, { epoch }) : post(`/${id}/fail`, { epoch, error }));
  } finally {
    clearInterval(beat);
  }
}

while (!stopping.signal.aborted) {
  const { leases, refused } = await post('', wanted, stopping.signal).catch(() => ({ leases: [] }));
  if (refused) throw new Error(refused.detail);
  for (const lease of leases) await run(lease);
}
