import type { SubscribeTemplate } from '@wecountry/shared/domain/inbox';

/** WeChat asks for its messages in the mini-program only. */
export const canSubscribe = false;

export function askToTell(_templates: readonly { key: SubscribeTemplate; id: string }[]): Promise<SubscribeTemplate[]> {
  return Promise.resolve([]);
}
