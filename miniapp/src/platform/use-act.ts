import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import type { RouteName } from '@wecountry/shared/contracts/routes';
import { useRef } from 'react';
import type { ApiError } from './api-error';
import { newKey } from './new-key';
import { queryClient, refresh } from './query';
import { call, type PathOf } from './request';

export interface Act<N extends RouteName> {
  params?: PathOf<N>;
  body?: BodyOf<N>;
}

/**
 * A write that must be answered before the person goes on (an order, a payment, a publication). The Idempotency-Key is
 * made at the first press and kept while the same thing is sent again, so a lost answer never does it twice; it is
 * renewed after success or when the content changes. For acts that may wait use the outbox.
 */
export function useAct<N extends RouteName>(
  name: N,
  options: { refreshes?: RouteName[]; onDone?: (answer: ResponseOf<N>) => void } = {},
): UseMutationResult<ResponseOf<N>, ApiError, Act<N>> {
  const intent = useRef<{ content: string; key: string } | null>(null);
  return useMutation<ResponseOf<N>, ApiError, Act<N>>(
    {
      mutationFn: (act) => {
        const content = JSON.stringify(act);
        if (intent.current?.content !== content) intent.current = { content, key: newKey() };
        return call(name, { ...act, key: intent.current.key, timeoutMs: 30_000 });
      },
      onSuccess: async (answer) => {
        intent.current = null;
        options.onDone?.(answer);
        await refresh(...(options.refreshes ?? []));
      },
    },
    queryClient,
  );
}
