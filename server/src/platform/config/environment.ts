import * as z from 'zod';

/** Says which variables are wrong, one a line, in words that name the way out. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`设置不对，启动不了 (cannot start with these settings):\n${problems.map((p) => `  - ${p}`).join('\n')}`);
  }
}

const flag = (fallback: boolean) =>
  z
    .enum(['0', '1', 'true', 'false'])
    .optional()
    .transform((v) => (v === undefined ? fallback : v === '1' || v === 'true'));

/**
 * How many proxies of one's own stand in front, or their addresses. Not `true`: that believes the leftmost
 * X-Forwarded-For, which the caller writes.
 */
const proxies = z
  .string()
  .regex(/^(\d|[0-9a-fA-F.:]+(\/\d{1,3})?(\s*,\s*[0-9a-fA-F.:]+(\/\d{1,3})?)*)$/, 'a number of hops, or addresses')
  .default('0')
  .transform((v): number | string[] => (/^\d$/.test(v) ? Number(v) : v.split(',').map((part) => part.trim())));

const postgres = z.string().regex(/^postgres(ql)?:\/\//, 'a postgres:// URL');

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: z.url(),
  TRUST_PROXY: proxies,
  DATA_DIR: z.string().default('.data'),
  /** Where the built H5 page lies; beside the server in a checkout. */
  H5_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  SESSION_KEY: z
    .string()
    .refine((s) => Buffer.from(s, 'base64').length >= 32, '32 random bytes or more in base64: openssl rand -base64 32'),
  DEMO: flag(false),
  WORKER: flag(true),
  LOGINS_PER_MINUTE: z.coerce.number().int().min(1).default(120),
  WRITES_PER_MINUTE: z.coerce.number().int().min(1).default(120),
  METRICS_TOKEN: z.string().min(16).optional(),

  DATABASE_URL: postgres.optional(),
  DATABASE_APP_URL: postgres.optional(),
  DATABASE_WORKER_URL: postgres.optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),

  WECHAT_WEB_APPID: z.string().min(1),
  WECHAT_WEB_SECRET: z.string().min(1),
  WECHAT_MINI_APPID: z.string().min(1),
  WECHAT_MINI_SECRET: z.string().min(1),
  WECHAT_TEMPLATE_AFFAIRS: z.string().min(1).optional(),
  WECHAT_TEMPLATE_VOTES: z.string().min(1).optional(),
  WECHAT_TEMPLATE_MONEY: z.string().min(1).optional(),
  WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  WECHAT_AUTHORIZE_URL: z.url().default('https://open.weixin.qq.com/connect/oauth2/authorize'),
  WECHAT_JSSDK_URL: z.url().default('https://res.wx.qq.com/open/js/jweixin-1.6.0.js'),
  WECHAT_PAY_URL: z.url().default('https://api.mch.weixin.qq.com'),
  WECHAT_PAY_MCHID: z.string().min(1),
  WECHAT_PAY_SERIAL: z.string().min(1),
  WECHAT_PAY_PRIVATE_KEY_PATH: z.string().min(1),
  WECHAT_PAY_API_V3_KEY: z.string().length(32, 'the 32 characters set in the merchant platform'),
  WECHAT_PAY_PUBLIC_KEY_ID: z.string().min(1).optional(),
  WECHAT_PAY_PUBLIC_KEY_PATH: z.string().min(1).optional(),
  WECHAT_PAY_NOTIFY_URL: z.url(),
  WECHAT_PAY_REFUND_NOTIFY_URL: z.url(),
});

export type Environment = z.infer<typeof schema>;

/** What to do about a variable that is missing or wrong. */
const advice: Partial<Record<keyof Environment, string>> = {
  TRUST_PROXY: '前面有几层自己的代理（如 1），或它们的地址段，用逗号隔开 (hops, or CIDR list)',
  PUBLIC_URL: '手机打开的网址，如 https://example.cn (the address phones open)',
  SESSION_KEY: '32 字节以上随机数的 base64 (openssl rand -base64 32)',
  WECHAT_WEB_APPID: '公众号的 AppID (official account, 设置与开发 → 基本配置)',
  WECHAT_WEB_SECRET: '公众号的 AppSecret (official account secret)',
  WECHAT_MINI_APPID: '小程序的 AppID (mini-program, 开发管理)',
  WECHAT_MINI_SECRET: '小程序的 AppSecret (mini-program secret)',
  WECHAT_PAY_MCHID: '微信支付商户号 (merchant number)',
  WECHAT_PAY_SERIAL: '商户 API 证书序列号 (serial of the merchant certificate)',
  WECHAT_PAY_PRIVATE_KEY_PATH: '商户 API 私钥 apiclient_key.pem 的路径 (path of the merchant key)',
  WECHAT_PAY_API_V3_KEY: '商户平台里设的 APIv3 密钥，32 个字符 (APIv3 key)',
  WECHAT_PAY_PUBLIC_KEY_ID: '微信支付公钥 ID，PUB_KEY_ID_ 开头 (WeChat Pay public key id)',
  WECHAT_PAY_PUBLIC_KEY_PATH: '微信支付公钥文件的路径 (path of the WeChat Pay public key)',
  WECHAT_PAY_NOTIFY_URL: '支付回调网址，必须 https (address WeChat calls after a payment)',
  WECHAT_PAY_REFUND_NOTIFY_URL: '退款回调网址，必须 https (address WeChat calls after a refund)',
};

/** @throws ConfigError */
export function environment(env: NodeJS.ProcessEnv): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, v]) => v !== ''));
  const parsed = schema.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((i) => describe(String(i.path[0]), i.message, given));
  if (!given.DATABASE_URL && !(given.DATABASE_APP_URL && given.DATABASE_WORKER_URL)) {
    problems.push('DATABASE_URL: postgres:// 地址；或给出 DATABASE_APP_URL 和 DATABASE_WORKER_URL');
  }
  // Both, or neither: then WeChat's platform certificates are downloaded.
  const keyPair = ['WECHAT_PAY_PUBLIC_KEY_ID', 'WECHAT_PAY_PUBLIC_KEY_PATH'];
  const lacking = keyPair.filter((name) => given[name] === undefined);
  if (lacking.length === 1) problems.push(...lacking.map((name) => describe(name, '', given)));
  if (given.NODE_ENV === 'production') problems.push(...unfitForProduction(given));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return parsed.data;
}

function describe(name: string, message: string, given: Record<string, string | undefined>): string {
  const hint = advice[name as keyof Environment];
  const state = given[name] === undefined ? '没有设 (missing)' : `不对 (${message})`;
  return `${name}: ${state}${hint ? `；要填 ${hint}` : ''}`;
}

const wechatUrls = [
  'WECHAT_API_URL',
  'WECHAT_AUTHORIZE_URL',
  'WECHAT_JSSDK_URL',
  'WECHAT_PAY_URL',
  'WECHAT_PAY_NOTIFY_URL',
  'WECHAT_PAY_REFUND_NOTIFY_URL',
  'PUBLIC_URL',
] as const;

/** What a production start refuses: a simulator in WeChat's place, plain http, the demo. */
function unfitForProduction(given: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  for (const name of wechatUrls) {
    const value = given[name];
    if (value === undefined || !URL.canParse(value)) continue;
    const url = new URL(value);
    if (isLocal(url.hostname)) {
      problems.push(`${name}: 指着本机 ${url.host}，正式环境不能用模拟器；去掉它或改成真的地址 (a simulator address)`);
    } else if (url.protocol !== 'https:') {
      problems.push(`${name}: 正式环境要 https (must be https)`);
    }
  }
  if (given.DEMO === '1' || given.DEMO === 'true') problems.push('DEMO: 正式环境不开演示，去掉它 (remove it)');
  return problems;
}

/** Loopback, unspecified and private addresses, where WeChat never is. */
function isLocal(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  if (bare === 'localhost' || bare.endsWith('.localhost') || bare.endsWith('.local')) return true;
  if (bare.includes(':')) return /^(::1?$|::ffff:|f[cd]|fe80:)/.test(bare);
  return /^(0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(bare);
}
