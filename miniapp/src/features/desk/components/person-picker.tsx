import { View } from '@tarojs/components';
import { useState } from 'react';
import { useRead } from '@/platform/query';
import { SecondaryButton } from '@/ui/button';
import { Field } from '@/ui/field';

export interface Picked {
  residentId: string;
  name: string;
  householdCode: string;
}

interface Props {
  label: string;
  value: Picked | null;
  onChange: (person: Picked | null) => void;
  error?: string | null;
}

/** One adult of the register, found by name or house number. */
export function PersonPicker({ label, value, onChange, error }: Props) {
  const [q, setQ] = useState('');
  const asked = q.trim();
  const found = useRead('polls.adults', { query: { q: asked }, enabled: asked.length > 0 && value === null });
  if (value)
    return (
      <View className="field">
        <View className="field__label b">{label}</View>
        <View className="row row--wrap">
          <View className="grow">{`${value.name}，${value.householdCode}`}</View>
          <SecondaryButton size="small" label={`换一位${label}`} onPress={() => onChange(null)}>
            换一位
          </SecondaryButton>
        </View>
      </View>
    );
  return (
    <View>
      <Field label={label} example="名字，或者上寨 17 号" value={q} maxLength={20} error={error} onChange={setQ} />
      {found.data?.items.slice(0, 6).map((person) => (
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
          {`${person.name}，${person.householdCode}`}
        </SecondaryButton>
      ))}
      {found.data?.items.length === 0 ? <View className="label">没找到这个人，看看名字写对没有。</View> : null}
    </View>
  );
}
