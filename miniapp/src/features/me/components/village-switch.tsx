import { View } from '@tarojs/components';
import { useRead } from '@/platform/query';
import { useSession } from '@/platform/session';
import { a11y } from '@/ui/a11y';
import { Card } from '@/ui/card';
import { Diamond } from '@/ui/diamond';
import { Press } from '@/ui/press';
import { SectionTitle } from '@/ui/section-title';
import './village-switch.scss';

interface Choice {
  id: string;
  name: string;
  help: string;
}

/** Which village is open: mine when there are several; for an auditor and a buyer, those there are. */
export function VillageSwitch() {
  const me = useSession((s) => s.me);
  const mine = me?.villages ?? [];
  const anywhere = me !== null && (me.auditor || mine.length === 0);
  const { data } = useRead('villages.list', { enabled: anywhere });
  const choices: Choice[] =
    anywhere && data
      ? data.items.map(({ id, name, province, county }) => ({ id, name, help: `${province}${county}` }))
      : mine.map(({ id, name, resident }) => ({
          id,
          name,
          help: resident?.householdCode ?? '',
        }));
  if (choices.length < 2) return null;
  return <Villages choices={choices} />;
}

function Villages({ choices }: { choices: readonly Choice[] }) {
  const villageId = useSession((s) => s.villageId);
  const choose = useSession((s) => s.choose);
  return (
    <View>
      <SectionTitle>看哪个村</SectionTitle>
      <Card>
        <View {...a11y({ role: 'radiogroup', label: '看哪个村' })}>
          {choices.map(({ id, name, help }) => (
            <Press
              key={id}
              role="radio"
              className="village-switch__row"
              checked={id === villageId}
              label={help ? `${name}，${help}` : name}
              onPress={() => choose(id)}
            >
              <Diamond state={id === villageId ? 'done' : 'todo'} />
              <View className="grow ml3">
                <View className="body b">{name}</View>
                {help ? <View className="label">{help}</View> : null}
              </View>
              {id === villageId ? <View className="label b">正在看</View> : null}
            </Press>
          ))}
        </View>
      </Card>
    </View>
  );
}
