import Taro from '@tarojs/taro';
import type { PayTicket, PayWord } from './pay-ticket';

/** Opens WeChat's cashier. What it says is the phone's word; the server asks WeChat before it believes in money. */
export async function requestPayment({
  timeStamp,
  nonceStr,
  package: prepay,
  signType,
  paySign,
}: PayTicket): Promise<PayWord> {
  try {
    await Taro.requestPayment({ timeStamp, nonceStr, package: prepay, signType, paySign });
    return 'paid';
  } catch (trouble) {
    const said = (trouble as { errMsg?: string }).errMsg ?? '';
    return said.includes('cancel') ? 'cancelled' : 'failed';
  }
}
