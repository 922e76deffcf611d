import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** One name and one pair of keys for the whole run; workers inherit them. Databases are made where they are needed. */
export default function setup() {
  process.env.NODE_ENV = 'test';
  process.env.TEST_RUN = `${Math.floor(Date.now() / 1000).toString(36)}${randomBytes(3).toString('hex')}`;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-test-'));
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(path.join(folder, 'private.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(path.join(folder, 'public.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  process.env.TEST_FOLDER = folder;
}
