import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WechatConfig } from '../wechat/wechat-config.js';
import { readDatabaseRoles, roleUrl } from './database-roles.js';
import { ConfigError, environment, type Environment } from './environment.js';

/** The settings of one process, read once at its start. */
export interface Config {
  readonly production: boolean;
  readonly test: boolean;
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly logLevel: Environment['LOG_LEVEL'];
  readonly trustProxy: number | readonly string[];
  /** At least 32 bytes; every key of the server is derived from it by purpose. */
  readonly sessionKey: Buffer;
  readonly demo: boolean;
  readonly worker: boolean;
  /** Login attempts of one address, and writes of one user, before they have to wait. */
  readonly limits: { readonly loginsPerMinute: number; readonly writesPerMinute: number };
  /** Who may read /metrics; everybody when not set. */
  readonly metricsToken: string | undefined;
  readonly database: { readonly appUrl: string; readonly workerUrl: string; readonly poolSize: number };
  readonly wechat: WechatConfig;
  /** Address of WeChat's JS-SDK, which the page loads. */
  readonly jssdkUrl: string;
  /** Folder of the built H5 page. */
  readonly h5Dir: string;
}

/** Where a checkout has it, seen from here in `src` and in `dist`. */
const builtH5 = fileURLToPath(new URL('../../../../miniapp/dist/h5', import.meta.url));

/** Nest's token is the class; the value is what `loadConfig` read. */
export abstract class ConfigToken {}

/**
 * Reads and checks the environment.
 * @throws ConfigError naming every variable that is wrong and what to do about it.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const e = environment(env);
  return {
    production: e.NODE_ENV === 'production',
    test: e.NODE_ENV === 'test',
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL.replace(/\/$/, ''),
    dataDir: e.DATA_DIR,
    logLevel: e.LOG_LEVEL,
    trustProxy: e.TRUST_PROXY,
    sessionKey: Buffer.from(e.SESSION_KEY, 'base64'),
    demo: e.DEMO,
    worker: e.WORKER,
    limits: { loginsPerMinute: e.LOGINS_PER_MINUTE, writesPerMinute: e.WRITES_PER_MINUTE },
    metricsToken: e.METRICS_TOKEN,
    database: databaseOf(e),
    wechat: wechatOf(e),
    jssdkUrl: e.WECHAT_JSSDK_URL,
    h5Dir: e.H5_DIR ?? builtH5,
  };
}

function databaseOf(e: Environment): Config['database'] {
  const roles = e.DATABASE_APP_URL && e.DATABASE_WORKER_URL ? null : readDatabaseRoles(e.DATA_DIR);
  return {
    appUrl: e.DATABASE_APP_URL ?? roleUrl(e.DATABASE_URL, roles?.app),
    workerUrl: e.DATABASE_WORKER_URL ?? roleUrl(e.DATABASE_URL, roles?.worker),
    poolSize: e.DATABASE_POOL,
  };
}

function wechatOf(e: Environment): WechatConfig {
  return {
    authorizeUrl: e.WECHAT_AUTHORIZE_URL,
    apiBase: e.WECHAT_API_URL,
    payBase: e.WECHAT_PAY_URL,
    webAppid: e.WECHAT_WEB_APPID,
    webSecret: e.WECHAT_WEB_SECRET,
    miniAppid: e.WECHAT_MINI_APPID,
    miniSecret: e.WECHAT_MINI_SECRET,
    templates: { affairs: e.WECHAT_TEMPLATE_AFFAIRS, votes: e.WECHAT_TEMPLATE_VOTES, money: e.WECHAT_TEMPLATE_MONEY },
    mchid: e.WECHAT_PAY_MCHID,
    merchantSerial: e.WECHAT_PAY_SERIAL,
    merchantPrivateKeyPem: pem('WECHAT_PAY_PRIVATE_KEY_PATH', e.WECHAT_PAY_PRIVATE_KEY_PATH),
    apiV3Key: e.WECHAT_PAY_API_V3_KEY,
    wechatPublicKeyId: e.WECHAT_PAY_PUBLIC_KEY_ID,
    wechatPublicKeyPem: e.WECHAT_PAY_PUBLIC_KEY_PATH && pem('WECHAT_PAY_PUBLIC_KEY_PATH', e.WECHAT_PAY_PUBLIC_KEY_PATH),
    notifyUrl: e.WECHAT_PAY_NOTIFY_URL,
    refundNotifyUrl: e.WECHAT_PAY_REFUND_NOTIFY_URL,
  };
}

function pem(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError([`${variable}: 读不到这个文件 (cannot read this file)`]);
  }
}
