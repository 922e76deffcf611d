import { View } from '@tarojs/components';
import { useState } from 'react';
import { useRead } from '@/platform/query';
import { SecondaryButton } from '@/ui/button';
import { Field } from '@/ui/field';

interface Found {
  residentId: string;
  name: string;
  householdLabel: string;
}

interface Props {
  value: Found | null;
  onChange: (person: Found | null) => void;
  error?: string | null;
}

/** Who leads a group: one of the register, found by name or house number. */
export function LeaderPicker({ value, onChange, error }: Props) {
  const [q, setQ] = useState('');
  const asked = q.trim();
  const found = useRead('groups.people', { query: { q: asked }, enabled: asked !== '' && value === null });
  if (value)
    return (
      <View className="field">
        <View className="field__label b">领队</View>
        <View className="row row--wrap">
          <View className="grow">{`${value.name}，${value.householdLabel}`}</View>
          <SecondaryButton size="small" onPress={() => onChange(null)}>
            换一位
          </SecondaryButton>
        </View>
      </View>
    );
  return (
    <View>
      <Field label="领队" example="名字，或者上寨 17 号" value={q} maxLength={20} error={error} onChange={setQ} />
      {found.data?.items.map((person) => (
        <SecondaryButton
          key={person.residentId}
          wide
          size="small"
          className="mt1"
          onPress={() => {
            onChange(person);
            setQ('');
          }}
        >
          {`${person.name}，${person.householdLabel}`}
        </SecondaryButton>
      ))}
      {found.data?.items.length === 0 ? <View className="label">没找到这个人，看看名字写对没有。</View> : null}
    </View>
  );
}
