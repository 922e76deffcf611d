import http from 'node:http';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import { closedLoop, type Rate } from './load.js';

/** A request as it goes over the wire; the clients take them in turn, each from its own place in the list. */
export interface WireRequest {
  /** POST unless told otherwise. */
  method?: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

interface Job {
  port: number;
  clients: number;
  seconds: number;
  requests: WireRequest[];
}

/** Sends requests from a thread of its own, so that making the load does not stand in the server's way. */
export function httpRate(job: Job): Promise<Rate> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Sends one request; refuses to resolve for any other answer than success. */
export function send(
  agent: http.Agent,
  port: number,
  { method = 'POST', path, headers, body }: WireRequest,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, port, host: '127.0.0.1', method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        if (response.statusCode === 200 || response.statusCode === 201) resolve();
        else reject(new Error(`${response.statusCode}: ${Buffer.concat(chunks).toString().slice(0, 300)}`));
      });
    });
    request.once('error', reject);
    request.end(body);
  });
}

if (!isMainThread && parentPort && 'clients' in (workerData as object)) {
  const { port, clients, seconds, requests } = workerData as Job;
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const rate = await closedLoop(clients, seconds, async (client, n) => {
    const request = requests[(n * clients + client) % requests.length];
    if (request) await send(agent, port, request);
  });
  agent.destroy();
  parentPort.postMessage(rate);
}
