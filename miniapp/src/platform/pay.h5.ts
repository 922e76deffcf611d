import { localError } from './api-error';
import type { PayTicket, PayWord } from './pay-ticket';
import { call } from './request';

interface Bridge {
  invoke(name: 'getBrandWCPayRequest', params: PayTicket, done: (answer: { err_msg: string }) => void): void;
}

const bridge = () => (window as { WeixinJSBridge?: Bridge }).WeixinJSBridge;

const readyMs = 4000;
let sdk: Promise<void> | null = null;

/** WeChat's browser brings its bridge itself, sometimes late; the JS-SDK of the configured address is loaded once, before it is needed. */
async function readyBridge(): Promise<Bridge> {
  const there = bridge();
  if (there) return there;
  sdk ??= loadSdk().catch((error: unknown) => {
    sdk = null;
    throw error;
  });
  await sdk;
  return bridge() ?? lateBridge();
}

async function loadSdk(): Promise<void> {
  const { jssdkUrl } = await call('app.config');
  if (jssdkUrl !== '') await load(jssdkUrl);
}

function lateBridge(): Promise<Bridge> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      document.removeEventListener('WeixinJSBridgeReady', end);
      const late = bridge();
      if (late) resolve(late);
      else reject(localError('local.no_cashier'));
    };
    const timer = setTimeout(end, readyMs);
    document.addEventListener('WeixinJSBridgeReady', end);
  });
}

function load(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(localError('local.offline'));
    };
    document.head.appendChild(script);
  });
}

/** Opens WeChat's cashier. What it says is the phone's word; the server asks WeChat before it believes in money. */
export async function requestPayment(ticket: PayTicket): Promise<PayWord> {
  const cashier = await readyBridge();
  return new Promise((resolve) => {
    cashier.invoke('getBrandWCPayRequest', ticket, ({ err_msg: said }) => {
      if (said.endsWith(':ok')) resolve('paid');
      else resolve(said.endsWith(':cancel') ? 'cancelled' : 'failed');
    });
  });
}
