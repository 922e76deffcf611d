import type { SubscribeTemplate } from '@wecountry/shared/domain/inbox';
import { ApiError } from './api-error';
import { newKey } from './new-key';
import { keepAnswer, useRead } from './query';
import { call } from './request';
import { useMyVillage } from './session';
import { askToTell, canSubscribe } from './subscribe';

/**
 * Asks in a tap whether WeChat may say what comes of it: 补上了, 答复了, 结果出来了. Only while no consent is left, so that
 * nobody is asked at every press. A consent that did not get through is asked for at the next tap.
 */
export function useTelling(template: SubscribeTemplate): () => void {
  const village = useMyVillage();
  const settings = useRead('inbox.settings', { enabled: canSubscribe && village !== null });
  const wanted = (settings.data?.templates ?? []).filter(({ key, remaining }) => key === template && remaining === 0);
  return () => {
    if (canSubscribe && wanted.length > 0) void consent(wanted);
  };
}

/** Asks for these, and tells the village what was allowed. Resolves to whether something was. */
export async function consent(templates: readonly { key: SubscribeTemplate; id: string }[]): Promise<boolean> {
  const accepted = await askToTell(templates);
  if (accepted.length === 0) return false;
  try {
    keepAnswer('inbox.settings', {}, await call('inbox.consent', { body: { accepted }, key: newKey() }));
    return true;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return false;
  }
}
