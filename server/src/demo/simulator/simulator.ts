import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { contentCheckRoute } from './content-check.js';
import { json, serve } from './http.js';
import { platformKeys } from './keys.js';
import { MerchantGate } from './merchant-gate.js';
import type { Tables } from './model.js';
import { Notifier, RETRY_WAITS_MS } from './notifier.js';
import { MiniGate } from './mini-gate.js';
import { OAuth } from './oauth.js';
import { takeUpPastTrades } from './past-trades.js';
import { payRoutes } from './pay-api.js';
import { PayService } from './pay-service.js';
import { People } from './people.js';
import { phoneRoutes } from './phone.js';
import { readRegistration } from './registration.js';
import { Store } from './store.js';
import { SubscribeMessages } from './subscribe-messages.js';

export interface SimulatorOptions {
  /** Its own folder: keys, registration, memory. */
  readonly folder: string;
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** File of the demo people; `people.json` in the folder by default. */
  readonly peopleFile?: string;
  /** Waits between the attempts of a callback; WeChat's by default. */
  readonly retryWaitsMs?: readonly number[];
  /** How long a refund takes. */
  readonly refundDelayMs?: number;
  readonly now?: () => number;
  readonly log?: (event: string, fields: Record<string, unknown>) => void;
}

export interface RunningSimulator {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

const REFUND_DELAY_MS = 3_000;
const FORGET_AFTER_MS = 400 * 86_400_000;

/** Starts WeChat's stand-in on one port. Needs a registration in its folder: see provision. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const { folder, now = Date.now, log = () => undefined, refundDelayMs = REFUND_DELAY_MS } = options;
  const registration = readRegistration(folder);
  const keys = platformKeys(folder);
  const people = new People(options.peopleFile ?? path.join(folder, 'people.json'));
  const store = await Store.open<Tables>(folder, (_, value) => now() - ageOf(value) < FORGET_AFTER_MS);
  takeUpPastTrades(store, folder);
  const onError = (error: unknown) => log('error', { error: error instanceof Error ? error.stack : String(error) });
  const signer = registration.callbacksSignedBy === 'public_key' ? keys.publicKey : keys.certificate;
  const waitsMs = options.retryWaitsMs ?? RETRY_WAITS_MS;
  const notifier = new Notifier(store, { signer, apiV3Key: registration.apiV3Key, waitsMs, now, log });
  const pay = new PayService(store, registration, notifier, { refundDelayMs, now, onError });
  const oauth = new OAuth(registration, people, now);
  const gate = new MerchantGate(registration, now);
  const miniGate = new MiniGate(registration, now);
  const messages = new SubscribeMessages(store, registration, people, now);

  const server = serve(
    [
      { method: 'GET', path: '/health', handle: () => json(200, { ok: true }) },
      ...oauth.routes(),
      miniGate.route(),
      ...messages.routes(miniGate),
      contentCheckRoute(miniGate, people),
      ...payRoutes({ registration, keys, gate, pay, people, now }),
      ...phoneRoutes({ registration, pay, oauth, messages }),
    ],
    onError,
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  pay.start();
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${options.host}:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await pay.stop();
      await store.close();
    },
  };
}

const ageOf = (value: Tables[keyof Tables]) => ('prepaidAt' in value ? value.prepaidAt : value.createdAt);
