import type { ResponseOf } from '@wecountry/shared/contracts';
import { useRef, useState } from 'react';
import { ApiError } from './api-error';
import { newKey } from './new-key';
import { useSession } from './session';

type Upload = (ref: string, key: string, village: string) => Promise<ResponseOf<'media.upload' | 'media.uploadVoice'>>;

/** Sends a picture or a recording once: pressing again after a failure does not store it twice. */
export function useUploadOnce(upload: Upload) {
  const sent = useRef(new Map<string, { ref: string; key: string; id: string | null }>());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  /** The id it has on the server; null when it did not get there, and then `error` says why. */
  const send = async ({ ref }: { ref: string }): Promise<string | null> => {
    const act = sent.current.get(ref) ?? { ref, key: newKey(), id: null };
    sent.current.set(ref, act);
    if (act.id) return act.id;
    setSending(true);
    setError(null);
    try {
      act.id = (await upload(act.ref, act.key, useSession.getState().villageId ?? '')).id;
      return act.id;
    } catch (trouble) {
      if (!(trouble instanceof ApiError)) throw trouble;
      setError(trouble);
      return null;
    } finally {
      setSending(false);
    }
  };
  /** The ids of several in their order; null as soon as one did not get there. */
  const sendAll = async (files: readonly { ref: string }[]): Promise<string[] | null> => {
    const ids: string[] = [];
    for (const file of files) {
      const id = await send(file);
      if (id === null) return null;
      ids.push(id);
    }
    return ids;
  };
  return { send, sendAll, sending, error };
}
