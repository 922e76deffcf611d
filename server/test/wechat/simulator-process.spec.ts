import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { provision } from '../../src/demo/simulator/provision.js';
import { WechatPay } from '../../src/platform/wechat/pay.js';

// The simulator as the process it is, killed without warning.

const serverRoot = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-simulator-'));
const callbacks: string[] = [];
let receiver: Server;
let port: number;
let child: ChildProcess;
let origin: string;

async function start(): Promise<void> {
  const args = ['--import', '@swc-node/register/esm-register', '--no-warnings', 'src/demo/simulator/main.ts'];
  const env = { ...process.env, NODE_ENV: 'test', SIM_PORT: '0', NODE_OPTIONS: '' };
  child = spawn(process.execPath, [...args, '--data-dir', folder], {
    cwd: serverRoot,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  origin = await new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += String(chunk);
      const found = /"origin":"([^"]+)"/.exec(said);
      if (found) resolve(found[1]!);
    };
    child.stdout!.on('data', listen);
    child.stderr!.on('data', listen);
    child.once('exit', () => reject(new Error(`the simulator ended: ${said}`)));
  });
}

async function kill(): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

beforeAll(async () => {
  receiver = createServer((request, response) => {
    callbacks.push(request.url ?? '');
    response.writeHead(503).end();
    request.resume();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  port = (receiver.address() as AddressInfo).port;
});
afterAll(() => {
  child.kill('SIGKILL');
  receiver.closeAllConnections();
  receiver.close();
  rmSync(folder, { recursive: true });
});

function client(settings: Record<string, string>): WechatPay {
  return new WechatPay({
    payBase: origin,
    mchid: settings.WECHAT_PAY_MCHID!,
    merchantSerial: settings.WECHAT_PAY_SERIAL!,
    merchantPrivateKeyPem: readFileSync(settings.WECHAT_PAY_PRIVATE_KEY_PATH!, 'utf8'),
    apiV3Key: settings.WECHAT_PAY_API_V3_KEY!,
    wechatPublicKeyId: settings.WECHAT_PAY_PUBLIC_KEY_ID,
    wechatPublicKeyPem: readFileSync(settings.WECHAT_PAY_PUBLIC_KEY_PATH!, 'utf8'),
    notifyUrl: settings.WECHAT_PAY_NOTIFY_URL!,
    refundNotifyUrl: settings.WECHAT_PAY_REFUND_NOTIFY_URL!,
  });
}

it('forgets nothing it has answered, and keeps its keys and the merchant when provisioned again', async () => {
  const settings = provision({ dataDir: folder, publicUrl: 'http://localhost:3000', port, simPort: 3001 });
  const person = { openid: 'o1', miniOpenid: 'm1', unionid: 'u1', name: '演示', roleText: '村民' };
  writeFileSync(path.join(folder, 'simulator', 'people.json'), JSON.stringify([person]));
  await start();
  const order = {
    appid: settings.WECHAT_WEB_APPID!,
    openid: 'o1',
    outTradeNo: 'WC000001',
    description: '香禾糯',
    amountFen: 13600,
    expiresAt: new Date(Date.now() + 600_000),
  };
  const { prepayId } = await client(settings).prepay(order);
  const params = client(settings).payParams(order.appid, prepayId);
  const body = JSON.stringify({ ...params, choice: 'pay' });
  const paid = await fetch(`${origin}/phone/pay`, { method: 'POST', body });
  expect(await paid.json()).toEqual({ result: 'ok' });
  await client(settings).refund({ outTradeNo: 'WC000001', outRefundNo: 'R1', refundFen: 6800, totalFen: 13600 });
  await kill();
  // A line that was being written when it was killed.
  appendFileSync(path.join(folder, 'simulator', 'state.jsonl'), '{"table":"trades","key":"WC000001","val');

  const again = provision({ dataDir: folder, publicUrl: 'http://localhost:4000', port, simPort: 4001 });
  const moved = { WECHAT_AUTHORIZE_URL: '', WECHAT_JSSDK_URL: '', WECHAT_API_URL: '', WECHAT_PAY_URL: '' };
  expect({ ...again, ...moved }).toEqual({ ...settings, ...moved });
  expect(again.WECHAT_JSSDK_URL).toBe('http://localhost:4001/jssdk/jweixin-1.6.0.js');
  await start();
  await expect(client(again).transaction('WC000001')).resolves.toMatchObject({ tradeState: 'REFUND', totalFen: 13600 });
  await expect(client(again).prepay(order)).rejects.toMatchObject({ code: 'ORDERPAID' });
  // The refund that was under way is brought to its end, and both callbacks are still owed.
  let state = await client(again).refundState('R1');
  for (let i = 0; i < 100 && state?.status === 'PROCESSING'; i++) {
    await new Promise((wait) => setTimeout(wait, 100));
    state = await client(again).refundState('R1');
  }
  expect(state).toMatchObject({ status: 'SUCCESS', refundFen: 6800 });
  for (let i = 0; i < 100 && !callbacks.includes('/api/wechat/pay/refund-notify'); i++) {
    await new Promise((wait) => setTimeout(wait, 50));
  }
  expect(callbacks).toContain('/api/wechat/pay/notify');
  expect(callbacks).toContain('/api/wechat/pay/refund-notify');
}, 60_000);

it('keeps its secrets to their owner', () => {
  const files = ['simulator/platform-keys.json', 'simulator/registration.json', 'simulator/merchant-env.json'];
  for (const file of [...files, 'simulator/state.jsonl', 'merchant/apiclient_key.pem']) {
    expect(statSync(path.join(folder, file)).mode & 0o077).toBe(0);
  }
});

it('does not run in production', async () => {
  const args = ['--import', '@swc-node/register/esm-register', '--no-warnings', 'src/demo/simulator/main.ts'];
  const refused = spawn(process.execPath, args, { cwd: serverRoot, env: { ...process.env, NODE_ENV: 'production' } });
  const [code] = (await once(refused, 'exit')) as [number];
  expect(code).toBe(1);
});
