import http from 'node:http';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { send, type WireRequest } from './http-clients.js';

interface Job {
  port: number;
  perSecond: number;
  requests: WireRequest[];
}

/** What a burst came to. Latencies count from the moment a request was due, so that a queue before the server shows. */
export interface Burst {
  accepted: number;
  refused: number;
  p50Ms: number;
  p99Ms: number;
  tookSeconds: number;
}

/** Sends each request once, at its moment, whether or not earlier ones were answered: an open loop. */
export function burst(job: Job): Promise<Burst> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function run({ port, perSecond, requests }: Job): Promise<Burst> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 128 });
  const latencies: number[] = [];
  const running: Promise<void>[] = [];
  let refused = 0;
  const start = performance.now() + 200;
  for (let next = 0; next < requests.length;) {
    const due = start + (next * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      continue;
    }
    const request = requests[next++];
    if (!request) break;
    running.push(
      send(agent, port, request).then(
        () => void latencies.push(performance.now() - due),
        () => void (refused += 1),
      ),
    );
  }
  await Promise.all(running);
  const tookSeconds = (performance.now() - start) / 1000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const at = (q: number) => latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))] ?? 0;
  return { accepted: latencies.length, refused, p50Ms: at(0.5), p99Ms: at(0.99), tookSeconds };
}

if (!isMainThread && parentPort && 'perSecond' in (workerData as object)) {
  parentPort.postMessage(await run(workerData as Job));
}
