import { View } from '@tarojs/components';
import { useState } from 'react';
import { useRead, useReadPages } from '@/platform/query';
import { Card } from '@/ui/card';
import { Chips } from '@/ui/chips';
import { EmptyState } from '@/ui/empty-state';
import { Field } from '@/ui/field';
import { ListItem } from '@/ui/list-item';
import { ListRow } from '@/ui/list-row';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';

const ALL = 'all';

/** The register by household: one hamlet or all, found by a household's number or anybody's name. */
export function HouseholdList({ onOpen }: { onOpen: (id: string) => void }) {
  const [hamlet, setHamlet] = useState(ALL);
  const [q, setQ] = useState('');
  const hamlets = useRead('people.hamlets').data?.items ?? [];
  const query = { hamlet: hamlet === ALL ? undefined : hamlet, q: q.trim() || undefined };
  const households = useReadPages('people.households', { query });
  return (
    <>
      <View className="mt2">
        <Field label="找一户" placeholder="上寨17，或者家里人的名字" value={q} maxLength={20} onChange={setQ} />
      </View>
      <Chips
        label="哪个寨"
        items={[
          { value: ALL, text: '全村' },
          ...hamlets.map((h) => ({ value: h.id, text: `${h.name} ${h.households} 户` })),
        ]}
        value={hamlet}
        onChange={setHamlet}
      />
      <QueryView query={households}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title="没找到这样的户" text="换个户号，或者只写名字。" />;
          return (
            <>
              <Card list className="mt3">
                {items.map((household) => (
                  <ListItem key={household.id}>
                    <ListRow
                      title={household.code}
                      help={`${household.name || '没有户主'} · ${household.members} 人，${household.bound} 人对上手机`}
                      onPress={() => onOpen(household.id)}
                    />
                  </ListItem>
                ))}
              </Card>
              <MoreButton query={households} />
            </>
          );
        }}
      </QueryView>
    </>
  );
}
