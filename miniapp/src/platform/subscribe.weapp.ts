import Taro from '@tarojs/taro';
import type { SubscribeTemplate } from '@wecountry/shared/domain/inbox';

export const canSubscribe = true;

/** WeChat takes so many templates in one question. */
const AT_ONCE = 3;

/** Asks in WeChat's own sheet, which comes up only in answer to a tap; says for which templates one pressed 允许. */
export async function askToTell(
  templates: readonly { key: SubscribeTemplate; id: string }[],
): Promise<SubscribeTemplate[]> {
  const asked = templates.slice(0, AT_ONCE);
  const options = { tmplIds: asked.map(({ id }) => id) } as Taro.requestSubscribeMessage.Option;
  // Who has switched these messages off for good is answered with an error: that is a no, and nothing to show.
  const said = await Taro.requestSubscribeMessage(options).catch(() => ({}));
  const answers = said as Readonly<Record<string, unknown>>;
  return asked.filter(({ id }) => answers[id] === 'accept').map(({ key }) => key);
}
