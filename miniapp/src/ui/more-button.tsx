import { View } from '@tarojs/components';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ApiError } from '@/platform/api-error';
import { SecondaryButton } from './button';
import { FormTrouble } from './form-trouble';

interface Props {
  query: Pick<
    UseInfiniteQueryResult<unknown, ApiError>,
    'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage' | 'isFetchNextPageError' | 'error'
  >;
}

/** 看更多: the next page of a list, when one asks for it. */
export function MoreButton({ query }: Props) {
  if (!query.hasNextPage) return null;
  return (
    <View className="mt3">
      {query.isFetchNextPageError ? <FormTrouble error={query.error} /> : null}
      <SecondaryButton wide busy={query.isFetchingNextPage && '正在取'} onPress={() => void query.fetchNextPage()}>
        看更多
      </SecondaryButton>
    </View>
  );
}
