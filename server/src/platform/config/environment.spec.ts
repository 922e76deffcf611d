import { ConfigError, environment } from './environment.js';

const merchant = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://village.example.cn',
  DATABASE_URL: 'postgres://owner@db/wecountry',
  SESSION_KEY: Buffer.alloc(32, 1).toString('base64'),
  WECHAT_WEB_APPID: 'wx1',
  WECHAT_WEB_SECRET: 's1',
  WECHAT_MINI_APPID: 'wx2',
  WECHAT_MINI_SECRET: 's2',
  WECHAT_PAY_MCHID: '1900000001',
  WECHAT_PAY_SERIAL: 'A1',
  WECHAT_PAY_PRIVATE_KEY_PATH: '/etc/key.pem',
  WECHAT_PAY_API_V3_KEY: '0123456789abcdef0123456789abcdef',
  WECHAT_PAY_PUBLIC_KEY_ID: 'PUB_KEY_ID_1',
  WECHAT_PAY_PUBLIC_KEY_PATH: '/etc/pub.pem',
  WECHAT_PAY_NOTIFY_URL: 'https://village.example.cn/notify',
  WECHAT_PAY_REFUND_NOTIFY_URL: 'https://village.example.cn/refund',
};

const problemsOf = (env: NodeJS.ProcessEnv): string[] => {
  try {
    environment(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((p) => p.split(':')[0]!);
  }
};

describe('settings', () => {
  it('of a real merchant start in production, with WeChat behind every address', () => {
    const settings = environment(merchant);
    expect(settings.WECHAT_PAY_URL).toBe('https://api.mch.weixin.qq.com');
    expect(settings.WECHAT_AUTHORIZE_URL).toBe('https://open.weixin.qq.com/connect/oauth2/authorize');
  });

  it.each(Object.keys(merchant).filter((name) => name !== 'NODE_ENV'))('refuse to start without %s', (name) => {
    expect(problemsOf({ ...merchant, [name]: undefined })).toContain(name);
    expect(problemsOf({ ...merchant, [name]: '' })).toContain(name);
  });

  it('start without a public key of WeChat Pay: its certificates are downloaded instead', () => {
    const older = { ...merchant, WECHAT_PAY_PUBLIC_KEY_ID: undefined, WECHAT_PAY_PUBLIC_KEY_PATH: '' };
    expect(problemsOf(older)).toEqual([]);
  });

  it('name every problem at once, each with what to do', () => {
    const lacking = { ...merchant, WECHAT_WEB_SECRET: undefined, SESSION_KEY: undefined };
    expect(() => environment({ ...lacking, WECHAT_PAY_API_V3_KEY: 'short' })).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(
          /SESSION_KEY.*openssl[\s\S]*WECHAT_WEB_SECRET.*AppSecret[\s\S]*WECHAT_PAY_API_V3_KEY.*APIv3/,
        ),
      }),
    );
  });

  it.each([
    'http://localhost:3001',
    'https://127.0.0.1:3001',
    'http://127.8.8.8',
    'https://[::1]:3001',
    'https://[::ffff:127.0.0.1]',
    'http://0.0.0.0:3001',
    'https://192.168.1.20',
    'http://api.mch.weixin.qq.com',
  ])('refuse a simulator or plain http at %s in production', (address) => {
    expect(problemsOf({ ...merchant, WECHAT_PAY_URL: address })).toEqual(['WECHAT_PAY_URL']);
    expect(problemsOf({ ...merchant, WECHAT_AUTHORIZE_URL: address })).toEqual(['WECHAT_AUTHORIZE_URL']);
    expect(problemsOf({ ...merchant, NODE_ENV: 'development', WECHAT_PAY_URL: address })).toEqual([]);
  });

  it('say whose X-Forwarded-For is believed: so many hops or these addresses, never everybody’s', () => {
    const read = (value: string | undefined) => environment({ ...merchant, TRUST_PROXY: value }).TRUST_PROXY;
    expect(read(undefined)).toBe(0);
    expect(read('2')).toBe(2);
    expect(read('10.0.0.0/8, 2001:db8::1')).toEqual(['10.0.0.0/8', '2001:db8::1']);
    for (const wrong of ['true', 'all', '*', '10.0.0.0/8,']) {
      expect(problemsOf({ ...merchant, TRUST_PROXY: wrong })).toEqual(['TRUST_PROXY']);
    }
  });

  it('refuse the demo, a short key and a wrong database in production', () => {
    expect(problemsOf({ ...merchant, DEMO: '1' })).toEqual(['DEMO']);
    expect(problemsOf({ ...merchant, SESSION_KEY: 'c2hvcnQ=' })).toEqual(['SESSION_KEY']);
    expect(problemsOf({ ...merchant, DATABASE_URL: 'mysql://db' })).toEqual(['DATABASE_URL']);
  });
});
