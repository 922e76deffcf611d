import { answer } from '../../test/taro';
import { requestPayment } from './pay';
import type { PayTicket } from './pay-ticket';

const ticket: PayTicket = {
  appId: 'wx',
  timeStamp: '1',
  nonceStr: 'n',
  package: 'prepay_id=1',
  signType: 'RSA',
  paySign: 's',
};
type Scope = { WeixinJSBridge?: { invoke: jest.Mock } };

/** WeChat's cashier, which the person leaves with this message. */
const cashier = (message: string) => ({
  invoke: jest.fn((_name: string, _ticket: PayTicket, done: (a: { err_msg: string }) => void) =>
    done({ err_msg: message }),
  ),
});

afterEach(() => {
  delete (window as Scope).WeixinJSBridge;
});

it('hands the ticket to the cashier and tells how the person left it', async () => {
  for (const [message, said] of [
    ['get_brand_wcpay_request:ok', 'paid'],
    ['get_brand_wcpay_request:cancel', 'cancelled'],
    ['get_brand_wcpay_request:fail', 'failed'],
  ]) {
    const bridge = cashier(message ?? '');
    (window as Scope).WeixinJSBridge = bridge;
    expect(await requestPayment(ticket)).toBe(said);
    expect(bridge.invoke.mock.calls[0]?.slice(0, 2)).toEqual(['getBrandWCPayRequest', ticket]);
  }
});

it('says that one cannot pay here when no cashier comes', async () => {
  jest.useFakeTimers();
  answer(() => ({ status: 200, body: { jssdkUrl: '', demo: false, loginPath: '/' } }));
  const paying = expect(requestPayment(ticket)).rejects.toMatchObject({ code: 'local.no_cashier' });
  // In small steps: the timer is set only after the settings have come.
  for (let i = 0; i < 60; i++) await jest.advanceTimersByTimeAsync(100);
  await paying;
  jest.useRealTimers();
});
