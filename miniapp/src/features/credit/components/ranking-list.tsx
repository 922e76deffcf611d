import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { useState } from 'react';
import { useRead } from '@/platform/query';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { QueryView } from '@/ui/query-view';
import { RankRow } from '@/ui/rank-row';
import { SectionTitle } from '@/ui/section-title';

type Ranking = ResponseOf<'credit.ranking'>;
type Row = Ranking['items'][number];

const pageSize = 20;

/** Every household by its points of the season; one's own stands on top too, wherever its place is. */
export function RankingList() {
  const ranking = useRead('credit.ranking');
  return (
    <QueryView
      query={ranking}
      empty={{
        when: ({ items }) => items.length === 0,
        show: <EmptyState title="名册里还没有户" text="村委会录好户册，这里就有排名。" />,
      }}
    >
      {(data) => <Rows ranking={data} />}
    </QueryView>
  );
}

function Rows({ ranking: { season, items } }: { ranking: Ranking }) {
  const [shown, setShown] = useState(pageSize);
  const mine = items.find((row) => row.mine);
  const listed = items.slice(0, shown);
  const rest = items.length - listed.length;
  return (
    <>
      <View className="label mt1">{`${season} 年 · 一共 ${items.length} 户。一样多的并列。`}</View>
      {mine && !listed.includes(mine) ? (
        <Card list className="mt3" label="你家">
          <Rank row={mine} />
        </Card>
      ) : null}
      <SectionTitle>全村排名</SectionTitle>
      <Card list label="全村排名">
        {listed.map((row) => (
          <Rank key={row.householdId} row={row} />
        ))}
      </Card>
      {rest > 0 ? (
        <SecondaryButton wide className="mt3" onPress={() => setShown(shown + pageSize)}>
          {`看更多，还有 ${rest} 户`}
        </SecondaryButton>
      ) : null}
    </>
  );
}

const Rank = ({ row: { rank, name, label, points, mine } }: { row: Row }) => (
  <RankRow rank={rank} name={`${name}户`} label={label} points={points} mine={mine} />
);
