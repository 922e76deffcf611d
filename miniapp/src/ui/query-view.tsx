import { View } from '@tarojs/components';
import type { UseQueryResult } from '@tanstack/react-query';
import { useContext, useEffect, useId, type ReactNode } from 'react';
import type { ApiError } from '@/platform/api-error';
import { useNetwork } from '@/platform/network';
import { goHome } from '@/platform/navigate';
import { queryClient } from '@/platform/query';
import { EmptyState } from './empty-state';
import { ErrorState } from './error-state';
import { NoPermission } from './no-permission';
import { PageCopy } from './page-copy';
import { SignInState } from './sign-in-state';
import { Skeleton } from './skeleton';

interface Props<T> {
  query: Pick<UseQueryResult<T, ApiError>, 'data' | 'error' | 'dataUpdatedAt' | 'isFetching' | 'refetch' | 'isPending'>;
  children: (data: T) => ReactNode;
  /** What stands there while it is fetched; blocks of the real layout. */
  skeleton?: ReactNode;
  /** Says that there is nothing, and what to do then: an EmptyState. */
  empty?: { when: (data: T) => boolean; show: ReactNode };
}

const refused = (error: ApiError) => error.status === 403;

/**
 * What a page shows of the server's: skeleton, then the data; an old copy stays on screen and the page says its age;
 * without any copy, the error with 再试一次, or who may see it.
 */
export function QueryView<T>({ query, children, skeleton, empty }: Props<T>) {
  const part = useId();
  const report = useContext(PageCopy);
  const { data, error, dataUpdatedAt, isFetching } = query;
  const online = useNetwork((s) => s.online);
  const isOld = !online || (error !== null && !refused(error));
  const stale = data !== undefined && isOld ? dataUpdatedAt : null;
  useEffect(() => {
    report(part, stale);
    return () => report(part, null);
  }, [report, part, stale]);

  if (error && refused(error)) return <NoPermission title={error.title} text={error.next} />;
  if (data !== undefined) return <>{empty?.when(data) ? empty.show : children(data)}</>;
  if (!error) return <View>{skeleton ?? <Skeleton />}</View>;
  if (error.status === 401) return <SignInState />;
  if (error.status === 404)
    return <EmptyState title={error.title} text={error.next} action={{ name: '回首页', onPress: goHome }} />;
  const homeIsKept = queryClient.getQueriesData({ queryKey: ['today.get'] }).some(([, kept]) => kept !== undefined);
  return (
    <ErrorState
      title={error.title}
      text={error.next}
      retrying={isFetching}
      onRetry={() => void query.refetch()}
      onSaved={homeIsKept ? goHome : undefined}
    />
  );
}
