import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

const registration = z.object({
  mchid: z.string().regex(/^\d{10}$/),
  merchantName: z.string(),
  /** Serial of the merchant's API certificate and its public key: what the merchant hands in. */
  merchantSerial: z.string().regex(/^[0-9A-F]{40}$/),
  merchantPublicKeyPem: z.string(),
  apiV3Key: z.string().length(32),
  /** Which of the platform's keys signs callbacks; answers follow the request. */
  callbacksSignedBy: z.enum(['public_key', 'certificate']),
  apps: z.array(z.object({ kind: z.enum(['web', 'mini']), appid: z.string(), secret: z.string() })),
  /** Templates of subscription messages that the mini-program has chosen, with their keywords. */
  templates: z.array(z.object({ id: z.string(), title: z.string(), keywords: z.array(z.string()) })).default([]),
  /** Addresses (origin and path) to which an authorization may return. */
  redirectUris: z.array(z.url()),
  /** Origins of the pages that may open the cashier. */
  payOrigins: z.array(z.string()),
});

/** What the merchant has registered with the platform. */
export type Registration = z.infer<typeof registration>;
export type RegisteredApp = Registration['apps'][number];

export const registrationFile = (folder: string) => path.join(folder, 'registration.json');

/** @throws when nothing was registered: run provision first */
export function readRegistration(folder: string): Registration {
  return registration.parse(JSON.parse(readFileSync(registrationFile(folder), 'utf8')));
}
