import { createPrivateKey, createPublicKey, randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { certificateSerial, platformKeys, rsaPair, writeSecret } from './keys.js';
import { readRegistration, registrationFile, type Registration } from './registration.js';

export interface ProvisionOptions {
  readonly dataDir: string;
  /** Address at which phones open the product. */
  readonly publicUrl: string;
  /** Port of the product on this machine, for the callbacks. */
  readonly port: number;
  readonly simPort: number;
  /** Address at which browsers reach the simulator; the product's host at its port by default. */
  readonly simUrl?: string;
}

/** Picked in this order: village affairs, votes, money. */
const templateTitles = ['村务提醒', '议事提醒', '钱款提醒'] as const;

const CALLBACK_PATH = '/api/auth/callback';
const PAY_NOTIFY_PATH = '/api/wechat/pay/notify';
const REFUND_NOTIFY_PATH = '/api/wechat/pay/refund-notify';

/** What the merchant keeps for itself, where the platform does not look. */
const merchantKeyFile = (dataDir: string) => path.join(dataDir, 'merchant', 'apiclient_key.pem');
const platformKeyFile = (dataDir: string) => path.join(dataDir, 'merchant', 'wechatpay_public_key.pem');

/**
 * Registers the product with the simulator as a merchant does with WeChat: each makes its own keys at the first start
 * and hands the other the public half. Run again it keeps every key and number, and takes over changed addresses.
 * @returns the settings that the product reads from its environment, also written to `simulator/merchant-env.json`
 */
export function provision(options: ProvisionOptions): Record<string, string> {
  const folder = path.join(options.dataDir, 'simulator');
  // Only the simulator's own folder is closed to others: the database may live beside it under another user.
  mkdirSync(options.dataDir, { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const platform = platformKeys(folder);
  const known = existsSync(registrationFile(folder)) ? readRegistration(folder) : newMerchant();
  const registration: Registration = {
    ...known,
    ...merchantCertificate(options.dataDir, known),
    templates: chosenTemplates(known.templates),
    redirectUris: [new URL(CALLBACK_PATH, options.publicUrl).href],
    payOrigins: originsOf(options.publicUrl),
  };
  writeSecret(registrationFile(folder), JSON.stringify(registration, null, 2));
  writeSecret(platformKeyFile(options.dataDir), platform.publicKey.pem);
  const settings = settingsOf(options, registration, platform.publicKey.serial);
  writeSecret(path.join(folder, 'merchant-env.json'), JSON.stringify(settings, null, 2));
  return settings;
}

function newMerchant(): Registration {
  const secret = () => randomBytes(16).toString('hex');
  const appid = () => `wx${randomBytes(8).toString('hex')}`;
  return {
    mchid: `19${String(randomInt(1e8)).padStart(8, '0')}`,
    merchantName: '为村（演示）',
    merchantSerial: certificateSerial(),
    merchantPublicKeyPem: '',
    apiV3Key: secret(),
    callbacksSignedBy: 'public_key',
    apps: [
      { kind: 'web', appid: appid(), secret: secret() },
      { kind: 'mini', appid: appid(), secret: secret() },
    ],
    templates: [],
    redirectUris: [],
    payOrigins: [],
  };
}

/** The templates of messages as an owner picks them from WeChat's library; each gets its id once. */
function chosenTemplates(known: Registration['templates']): Registration['templates'] {
  return templateTitles.map((title) => {
    const keywords = ['thing1', 'thing2', 'time3'];
    return known.find((one) => one.title === title) ?? { id: randomBytes(32).toString('base64url'), title, keywords };
  });
}

/** The merchant's public key; a merchant that lost its private key gets a new pair under a new serial. */
function merchantCertificate(
  dataDir: string,
  known: Registration,
): Pick<Registration, 'merchantPublicKeyPem' | 'merchantSerial'> {
  const file = merchantKeyFile(dataDir);
  if (!existsSync(file)) {
    const pair = rsaPair();
    writeSecret(file, pair.privatePem);
    return { merchantPublicKeyPem: pair.publicPem, merchantSerial: certificateSerial() };
  }
  const publicKey = createPublicKey(createPrivateKey(readFileSync(file, 'utf8')));
  const merchantPublicKeyPem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return { merchantPublicKeyPem, merchantSerial: known.merchantSerial };
}

/** The page's origin, and on this very machine its other name. */
function originsOf(publicUrl: string): string[] {
  const url = new URL(publicUrl);
  const origins = [url.origin];
  if (url.hostname === 'localhost') origins.push(url.origin.replace('//localhost', '//127.0.0.1'));
  if (url.hostname === '127.0.0.1') origins.push(url.origin.replace('//127.0.0.1', '//localhost'));
  return origins;
}

function settingsOf(options: ProvisionOptions, merchant: Registration, publicKeyId: string): Record<string, string> {
  const { dataDir, publicUrl, port, simPort } = options;
  const own = `http://127.0.0.1:${simPort}`;
  const seen = options.simUrl ?? `http://${new URL(publicUrl).hostname}:${simPort}`;
  const app = (kind: 'web' | 'mini') => merchant.apps.find((one) => one.kind === kind) ?? { appid: '', secret: '' };
  const template = (title: (typeof templateTitles)[number]) =>
    merchant.templates.find((one) => one.title === title)?.id ?? '';
  return {
    WECHAT_WEB_APPID: app('web').appid,
    WECHAT_WEB_SECRET: app('web').secret,
    WECHAT_MINI_APPID: app('mini').appid,
    WECHAT_MINI_SECRET: app('mini').secret,
    WECHAT_TEMPLATE_AFFAIRS: template('村务提醒'),
    WECHAT_TEMPLATE_VOTES: template('议事提醒'),
    WECHAT_TEMPLATE_MONEY: template('钱款提醒'),
    WECHAT_AUTHORIZE_URL: `${seen}/connect/oauth2/authorize`,
    WECHAT_JSSDK_URL: `${seen}/jssdk/jweixin-1.6.0.js`,
    WECHAT_API_URL: own,
    WECHAT_PAY_URL: own,
    WECHAT_PAY_MCHID: merchant.mchid,
    WECHAT_PAY_SERIAL: merchant.merchantSerial,
    WECHAT_PAY_PRIVATE_KEY_PATH: path.resolve(merchantKeyFile(dataDir)),
    WECHAT_PAY_API_V3_KEY: merchant.apiV3Key,
    WECHAT_PAY_PUBLIC_KEY_ID: publicKeyId,
    WECHAT_PAY_PUBLIC_KEY_PATH: path.resolve(platformKeyFile(dataDir)),
    WECHAT_PAY_NOTIFY_URL: `http://127.0.0.1:${port}${PAY_NOTIFY_PATH}`,
    WECHAT_PAY_REFUND_NOTIFY_URL: `http://127.0.0.1:${port}${REFUND_NOTIFY_PATH}`,
  };
}

if (process.argv[1] !== undefined && import.meta.filename === path.resolve(process.argv[1])) {
  const { values } = parseArgs({ options: { 'data-dir': { type: 'string' } } });
  const port = Number(process.env.PORT ?? 3000);
  provision({
    dataDir: values['data-dir'] ?? process.env.DATA_DIR ?? '.data',
    publicUrl: process.env.PUBLIC_URL ?? `http://localhost:${port}`,
    port,
    simPort: Number(process.env.SIM_PORT ?? port + 1),
    simUrl: process.env.SIM_PUBLIC_URL,
  });
}
