import { localError } from './api-error';
import type { PayTicket, PayWord } from './pay-ticket';
import { call } from './request';

interface Bridge {
  invoke(name: 'getBrandWCPayRequest', params: PayTicket, done: (answer: { err_msg: string }) => void): void;
}

const bridge = () => (window as { WeixinJSBridge?: Bridge }).WeixinJSBridge;

/** WeChat's browser brings its bridge itself; the JS-SDK of the configured address is loaded before the first payment. */
async function readyBridge(): Promise<Bridge> {
  const there = bridge();
  if (there) return there;
  const { jssdkUrl } = await call('app.config');
  await load(jssdkUrl);
  const brought = bridge();
  if (!brought) throw localError('local.no_cashier');
  return brought;
}

function load(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = url;
    script.onload = () => resolve();
    script.onerror = () => reject(localError('local.offline'));
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
