import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import type { RouteName } from '@wecountry/shared/contracts/routes';
import { useRef } from 'react';
import type { ApiError } from './api-error';
import { dropIntent, intentFor, keepIntent, keptIntent, type Intent } from './intents';
import { pageInFront } from './navigate';
import { queryClient, refresh } from './query';
import { call, type PathOf } from './request';

export interface Act<N extends RouteName> {
  params?: PathOf<N>;
  body?: BodyOf<N>;
}

interface Options<N extends RouteName> {
  refreshes?: RouteName[];
  /** It is done; also when the person has left the page meanwhile. */
  onDone?: (answer: ResponseOf<N>) => void;
  /** Where the person goes from here; not called when they have gone elsewhere by themselves. */
  onward?: (answer: ResponseOf<N>) => void;
  /**
   * Keeps the intent on the phone until it is answered, so that pressing again after the app was closed does not do it
   * twice. For acts whose content is a kept draft anyway; never for what must not be written down, as a secret ballot.
   */
  outlives?: boolean;
  /**
   * What makes two presses one intent; the whole act if absent. Give it when the act holds something counted from now,
   * as a closing time: the first act is then sent again as it was, not a second one beside it.
   */
  intentOf?: (act: Act<N>) => unknown;
}

/**
 * A write that must be answered before the person goes on (an order, a payment, a publication). The Idempotency-Key is
 * made at the first press and kept while the same thing is sent again, so a lost answer never does it twice; it is
 * renewed after success or when the content changes. For acts that may wait use the outbox.
 */
export function useAct<N extends RouteName>(
  name: N,
  { refreshes = [], onDone, onward, outlives = false, intentOf }: Options<N> = {},
): UseMutationResult<ResponseOf<N>, ApiError, Act<N>> {
  const last = useRef<Intent | null>(null);
  const from = useRef('');
  return useMutation<ResponseOf<N>, ApiError, Act<N>>(
    {
      mutationFn: (act) => {
        const before = outlives ? keptIntent(name) : last.current;
        const intent = intentFor(before, JSON.stringify(intentOf?.(act) ?? act), act);
        last.current = intent;
        if (outlives) keepIntent(name, intent);
        from.current = pageInFront();
        return call(name, { ...(intent.act as Act<N>), key: intent.key, timeoutMs: 30_000 });
      },
      onSuccess: async (answer) => {
        last.current = null;
        if (outlives) dropIntent(name);
        onDone?.(answer);
        if (pageInFront() === from.current) onward?.(answer);
        await refresh(...refreshes);
      },
    },
    queryClient,
  );
}
