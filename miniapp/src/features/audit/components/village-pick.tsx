import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { useRead } from '@/platform/query';
import { useSession } from '@/platform/session';
import { Card } from '@/ui/card';
import { ChoiceSheet } from '@/ui/choice-sheet';
import { DemoTag } from '@/ui/demo-tag';
import { EmptyState } from '@/ui/empty-state';
import { ListRow } from '@/ui/list-row';
import { QueryView } from '@/ui/query-view';
import { PickButton } from './pick';

const label = '看哪个村';

/** The villages whose books this person may open: all for an auditor, for others the one in use. */
function useVillages() {
  const me = useSession((s) => s.me);
  const villageId = useSession((s) => s.villageId) ?? '';
  const auditor = me?.auditor ?? false;
  const { data } = useRead('villages.list', { enabled: auditor });
  const all = (data?.items ?? []).map(({ id, name, province, county }) => ({
    value: id,
    text: name,
    help: `${province}${county}`,
  }));
  const name = me?.villages.find((v) => v.id === villageId)?.name ?? all.find((v) => v.value === villageId)?.text;
  return { villageId, name: name ?? '', items: auditor ? all : [] };
}

/** Whose books are open; pressed by an auditor, who goes from village to village. */
export function VillageButton({ open, onPress }: { open: boolean; onPress: () => void }) {
  const { villageId, name, items } = useVillages();
  if (items.length > 1)
    return (
      <PickButton label={label} items={items} value={villageId} open={open} onPress={onPress} mark={<DemoTag />} />
    );
  return (
    <View className="row village-pick">
      <Text className="b">{name}</Text>
      <DemoTag />
    </View>
  );
}

export function VillageSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { villageId, items } = useVillages();
  const choose = useSession((s) => s.choose);
  return <ChoiceSheet label={label} items={items} value={villageId} onChange={choose} open={open} onClose={onClose} />;
}

/** For a phone, where the rail has no room for it. */
export function VillageHere() {
  const [open, setOpen] = useState(false);
  return (
    <View className="village-here no-print">
      <VillageButton open={open} onPress={() => setOpen(true)} />
      <VillageSheet open={open} onClose={() => setOpen(false)} />
    </View>
  );
}

/** An auditor has no village of their own: the first thing is to choose one. */
export function ChooseVillage() {
  const villages = useRead('villages.list');
  const choose = useSession((s) => s.choose);
  return (
    <QueryView
      query={villages}
      empty={{
        when: ({ items }) => items.length === 0,
        show: <EmptyState title="还没有村子用上" text="建了村，这里就能查账。" />,
      }}
    >
      {({ items }) => (
        <>
          <View className="h2 mt3">查哪个村的账</View>
          <Card list className="mt3" label="村">
            {items.map(({ id, name, province, county }) => (
              <ListRow key={id} icon="book" title={name} help={`${province}${county}`} onPress={() => choose(id)} />
            ))}
          </Card>
        </>
      )}
    </QueryView>
  );
}
