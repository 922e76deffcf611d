import type { QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import type { RouteName } from '@wecountry/shared/contracts/routes';
import {
  QueryClient,
  useQuery,
  useInfiniteQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { persistQueryClient, type PersistedClient } from '@tanstack/react-query-persist-client';
import { actingFor, useActing } from './acting';
import { ApiError } from './api-error';
import { call, type PathOf } from './request';
import { useSession } from './session';
import { slowStorage } from './storage';

const dayMs = 24 * 3600_000;
const again = (failures: number, error: unknown) => failures < 2 && error instanceof ApiError && error.mayRetry;
const backoff = (failures: number) => 500 * 2 ** failures;

// Hooks take it as an argument, not from a provider: the mini-program's tab bar is a root of its own and shares the cache.
export const queryClient = new QueryClient({
  defaultOptions: {
    // `always`: a phone's word about its network is not to be trusted; a try costs little and fails with words.
    queries: { networkMode: 'always', staleTime: 30_000, gcTime: 7 * dayMs, retry: again, retryDelay: backoff },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Keeps the answers, not the failures since: after the next start the phone asks anew. */
const asAnswered = (client: PersistedClient): PersistedClient => ({
  ...client,
  clientState: {
    ...client.clientState,
    queries: client.clientState.queries.map((query) => ({
      ...query,
      state: {
        ...query.state,
        status: 'success' as const,
        error: null,
        fetchFailureCount: 0,
        fetchFailureReason: null,
      },
    })),
  },
});

/** Brings back the answers this phone saw before and keeps new ones. Resolves when the old ones are there. */
export function restoreAnswers(): Promise<void> {
  const [, restored] = persistQueryClient({
    queryClient,
    persister: createAsyncStoragePersister({
      storage: slowStorage,
      key: 'wc-answers',
      throttleTime: 1000,
      serialize: (client) => JSON.stringify(asAnswered(client)),
    }),
    maxAge: 7 * dayMs,
    buster: '1',
    // An answer stays worth keeping when the next one does not come.
    dehydrateOptions: {
      shouldDehydrateMutation: () => false,
      shouldDehydrateQuery: ({ state }) => state.data !== undefined,
    },
  });
  return restored;
}

export interface ReadOptions<N extends RouteName> {
  params?: PathOf<N>;
  query?: QueryOf<N>;
  /** False: do not ask yet. */
  enabled?: boolean;
  staleMs?: number;
  /** Ask again every so many milliseconds while the page is shown. */
  everyMs?: number;
}

/** The cache key of a route's answers: name, who reads and for whom, village, then the rest; a name alone names them all. */
const answerKey = <N extends RouteName>(name: N, options: ReadOptions<N> = {}) => {
  const { me, villageId } = useSession.getState();
  const owner = actingFor(name);
  const who = me && owner ? `${me.userId} for ${owner}` : (me?.userId ?? null);
  return [name, who, villageId, options.params ?? null, options.query ?? null] as const;
};

/**
 * Reads a GET route: cached on the phone, renewed when older than 30 s. Give the result to QueryView, which shows the
 * loading, stale, error and no-permission states.
 */
export function useRead<N extends RouteName>(
  name: N,
  options: ReadOptions<N> = {},
): UseQueryResult<ResponseOf<N>, ApiError> {
  useActing();
  return useQuery<ResponseOf<N>, ApiError>(
    {
      queryKey: answerKey(name, options),
      queryFn: ({ signal }) => call(name, { params: options.params, query: options.query, signal }),
      enabled: options.enabled,
      staleTime: options.staleMs,
      refetchInterval: options.everyMs,
    },
    queryClient,
  );
}

interface CursorPage {
  nextCursor: string | null;
}

/** Reads a list that comes in pages by cursor; `fetchNextPage` is behind a 看更多 button. */
export function useReadPages<N extends RouteName>(
  name: N,
  options: Omit<ReadOptions<N>, 'everyMs'> = {},
): UseInfiniteQueryResult<InfiniteData<ResponseOf<N>, string | null>, ApiError> {
  useActing();
  return useInfiniteQuery<
    ResponseOf<N>,
    ApiError,
    InfiniteData<ResponseOf<N>, string | null>,
    readonly unknown[],
    string | null
  >(
    {
      queryKey: [...answerKey(name, options), 'pages'],
      queryFn: ({ signal, pageParam }) =>
        call(name, {
          params: options.params,
          query: { ...(options.query as object | undefined), cursor: pageParam ?? undefined } as QueryOf<N>,
          signal,
        }),
      initialPageParam: null,
      getNextPageParam: (last) => (last as unknown as CursorPage).nextCursor,
      enabled: options.enabled,
      staleTime: options.staleMs,
    },
    queryClient,
  );
}

/** Marks cached answers of these routes old, so that what is on screen is asked for again. */
export async function refresh(...names: RouteName[]): Promise<void> {
  await Promise.all(names.map((name) => queryClient.invalidateQueries({ queryKey: [name] })));
}

/** Puts an answer that a write gave back straight into the cache. */
export function keepAnswer<N extends RouteName>(name: N, options: ReadOptions<N>, answer: ResponseOf<N>) {
  queryClient.setQueryData(answerKey(name, options), answer);
}
