import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { provision } from '../../src/demo/simulator/provision.js';
import { startSimulator, type SimulatorOptions } from '../../src/demo/simulator/simulator.js';
import { WechatLogin } from '../../src/platform/wechat/login.js';
import type { PayParams } from '../../src/platform/wechat/pay-signature.js';
import { WechatPay } from '../../src/platform/wechat/pay.js';
import type { WechatConfig } from '../../src/platform/wechat/wechat-config.js';

/** A callback as it arrived. */
export interface Callback {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface WechatPerson {
  readonly openid: string;
  readonly miniOpenid: string;
  readonly unionid: string;
  readonly name: string;
}

export interface TestWechatOptions extends Partial<SimulatorOptions> {
  /** Which key signs callbacks: the public key unless a test says otherwise. */
  readonly callbacksSignedBy?: 'public_key' | 'certificate';
}

export type PhoneChoice = 'pay' | 'cancel' | 'pay_lose_callback';

const PUBLIC_URL = 'http://localhost:3000';

/** Two people who have WeChat; any suite may use them. */
const persons = ['甲', '乙'].map((name, i) => ({
  openid: `o-web-${i}`,
  miniOpenid: `o-mini-${i}`,
  unionid: `u-${i}`,
  name: `演示${name}`,
  roleText: '村民',
  householdText: `上寨 ${i + 1} 户`,
  villageName: '铜关村',
}));

/**
 * A WeChat of its own for one suite: the simulator on a free port of the loopback, with a registered merchant, and a
 * receiver at the address that callbacks go to. `settings` is what the server reads from its environment.
 */
export class TestWechat {
  readonly persons: readonly [WechatPerson, WechatPerson] = [persons[0]!, persons[1]!];
  readonly callbacks: Callback[] = [];
  /** What the merchant answers a callback with: a status, 204 unless a test says otherwise. */
  onCallback: (callback: Callback) => number | Promise<number> = () => 204;

  private constructor(
    readonly folder: string,
    readonly origin: string,
    readonly settings: Record<string, string>,
    private readonly stop: () => Promise<void>,
  ) {}

  static async start(options: TestWechatOptions = {}): Promise<TestWechat> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-wechat-'));
    const made: { wechat?: TestWechat } = {};
    const receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const callback = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) };
        made.wechat?.callbacks.push(callback);
        Promise.resolve(made.wechat?.onCallback(callback) ?? 500).then(
          (status) => response.writeHead(status).end(),
          () => response.writeHead(500).end(),
        );
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const provisioned = provision({ dataDir: folder, publicUrl: PUBLIC_URL, port, simPort: 1 });
    const simulatorFolder = path.join(folder, 'simulator');
    writeFileSync(path.join(simulatorFolder, 'people.json'), JSON.stringify(persons));
    const { callbacksSignedBy = 'public_key', ...simulatorOptions } = options;
    const registration = path.join(simulatorFolder, 'registration.json');
    const registered = JSON.parse(readFileSync(registration, 'utf8')) as Record<string, unknown>;
    writeFileSync(registration, JSON.stringify({ ...registered, callbacksSignedBy }));
    const simulator = await startSimulator({
      folder: simulatorFolder,
      host: '127.0.0.1',
      port: 0,
      retryWaitsMs: [50, 50, 50],
      refundDelayMs: 20,
      ...simulatorOptions,
    });
    const stop = async () => {
      await simulator.close();
      receiver.closeAllConnections();
      receiver.close();
      rmSync(folder, { recursive: true });
    };
    made.wechat = new TestWechat(folder, simulator.origin, settingsAt(simulator.origin, provisioned), stop);
    return made.wechat;
  }

  get config(): WechatConfig {
    const s = (name: string) => this.settings[name] ?? '';
    return {
      authorizeUrl: s('WECHAT_AUTHORIZE_URL'),
      apiBase: s('WECHAT_API_URL'),
      payBase: s('WECHAT_PAY_URL'),
      webAppid: s('WECHAT_WEB_APPID'),
      webSecret: s('WECHAT_WEB_SECRET'),
      miniAppid: s('WECHAT_MINI_APPID'),
      miniSecret: s('WECHAT_MINI_SECRET'),
      templates: {
        affairs: s('WECHAT_TEMPLATE_AFFAIRS'),
        votes: s('WECHAT_TEMPLATE_VOTES'),
        money: s('WECHAT_TEMPLATE_MONEY'),
      },
      mchid: s('WECHAT_PAY_MCHID'),
      merchantSerial: s('WECHAT_PAY_SERIAL'),
      merchantPrivateKeyPem: readFileSync(s('WECHAT_PAY_PRIVATE_KEY_PATH'), 'utf8'),
      apiV3Key: s('WECHAT_PAY_API_V3_KEY'),
      wechatPublicKeyId: s('WECHAT_PAY_PUBLIC_KEY_ID'),
      wechatPublicKeyPem: readFileSync(s('WECHAT_PAY_PUBLIC_KEY_PATH'), 'utf8'),
      notifyUrl: s('WECHAT_PAY_NOTIFY_URL'),
      refundNotifyUrl: s('WECHAT_PAY_REFUND_NOTIFY_URL'),
    };
  }

  client(changes: Partial<WechatConfig> = {}, options?: ConstructorParameters<typeof WechatPay>[1]): WechatPay {
    return new WechatPay({ ...this.config, ...changes }, options);
  }

  login(): WechatLogin {
    return new WechatLogin(this.config);
  }

  /** What the cashier on the phone does with what the page handed it. */
  async phonePay(params: PayParams, choice: PhoneChoice): Promise<{ result: string; reason?: string }> {
    return this.post('/phone/pay', { ...params, choice }) as Promise<{ result: string; reason?: string }>;
  }

  /** `wx.login` on the phone of this person. */
  async phoneLogin(person: WechatPerson): Promise<string> {
    const request = { appid: this.config.miniAppid, miniOpenid: person.miniOpenid };
    const answer = (await this.post('/phone/login', request)) as { code: string };
    return answer.code;
  }

  /** The sheet of `wx.requestSubscribeMessage` on the phone of this person. */
  async subscribe(person: WechatPerson, templateIds: string[], choice: 'accept' | 'reject'): Promise<unknown> {
    return this.post('/phone/subscribe', { miniOpenid: person.miniOpenid, templateIds, choice });
  }

  /** Opens the consent page and taps this person. @returns where the browser is sent */
  async consent(authorizeUrl: string, person: WechatPerson): Promise<URL> {
    const form = new URL(authorizeUrl).searchParams;
    form.set('openid', person.openid);
    const url = new URL('/connect/oauth2/choose', this.origin);
    const answer = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    const location = answer.headers.get('location');
    if (!location) throw new Error(`refused: ${await answer.text()}`);
    return new URL(location);
  }

  /** The callbacks so far, once there are as many; fails after two seconds. */
  async waitForCallbacks(count: number): Promise<Callback[]> {
    for (let i = 0; i < 200 && this.callbacks.length < count; i++) await new Promise((wait) => setTimeout(wait, 10));
    if (this.callbacks.length < count) throw new Error(`${this.callbacks.length} callbacks came, not ${count}`);
    return [...this.callbacks];
  }

  close(): Promise<void> {
    return this.stop();
  }

  private async post(target: string, body: unknown): Promise<unknown> {
    const answer = await fetch(new URL(target, this.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  }
}

/** The settings of the provisioned merchant, with the addresses at which the simulator really listens. */
function settingsAt(origin: string, provisioned: Record<string, string>): Record<string, string> {
  return {
    ...provisioned,
    PUBLIC_URL,
    WECHAT_AUTHORIZE_URL: `${origin}/connect/oauth2/authorize`,
    WECHAT_JSSDK_URL: `${origin}/jssdk/jweixin-1.6.0.js`,
    WECHAT_API_URL: origin,
    WECHAT_PAY_URL: origin,
  };
}
