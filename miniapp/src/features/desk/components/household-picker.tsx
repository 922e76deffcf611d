import { View } from '@tarojs/components';
import { useState } from 'react';
import { useReadPages } from '@/platform/query';
import { Card } from '@/ui/card';
import { Field } from '@/ui/field';
import { MoreButton } from '@/ui/more-button';
import { QueryView } from '@/ui/query-view';
import { Sheet } from '@/ui/sheet';
import type { ChosenHousehold } from '../api/notice-draft';
import { Choice } from './choice';

/** As many as one notice may name. */
const MOST = 500;

interface Props {
  chosen: readonly ChosenHousehold[];
  onChange: (households: ChosenHousehold[]) => void;
  onClose: () => void;
}

/** Households found by house number or by the name of anybody in them, chosen one by one. */
export function HouseholdPicker({ chosen, onChange, onClose }: Props) {
  const [q, setQ] = useState('');
  const found = useReadPages('people.households', { query: { q: q.trim() || undefined } });
  const isChosen = (id: string) => chosen.some((h) => h.id === id);
  const toggle = ({ id, code, name, hamletId }: ChosenHousehold) => {
    if (isChosen(id)) onChange(chosen.filter((h) => h.id !== id));
    else if (chosen.length < MOST) onChange([...chosen, { id, code, name, hamletId }]);
  };
  return (
    <Sheet open title="发给哪几户" closeName={`选好了，${chosen.length} 户`} onClose={onClose}>
      <Field label="找一户" example="上寨 17 号，或者家里谁的名字" value={q} maxLength={20} onChange={setQ} />
      <QueryView
        query={found}
        empty={{
          when: ({ pages }) => pages.every((page) => page.items.length === 0),
          show: <View className="label mt2">没找到这一户，看看号数和名字写对没有。</View>,
        }}
      >
        {({ pages }) => (
          <View>
            <Card list className="mt2">
              {pages
                .flatMap((page) => page.items)
                .map((household) => (
                  <Choice
                    key={household.id}
                    text={`${household.code}，${household.name}户`}
                    on={isChosen(household.id)}
                    onPress={() => toggle(household)}
                  />
                ))}
            </Card>
            <MoreButton query={found} />
          </View>
        )}
      </QueryView>
    </Sheet>
  );
}
