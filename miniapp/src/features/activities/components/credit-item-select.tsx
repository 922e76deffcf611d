import { useRead } from '@/platform/query';
import { Select } from '@/ui/select';

interface Props {
  label: string;
  /** The item's id; empty: none. */
  value: string;
  onChange: (itemId: string) => void;
}

/** Which item of the rule book coming gives, or none. */
export function CreditItemSelect({ label, value, onChange }: Props) {
  const rules = useRead('credit.rules');
  const items = (rules.data?.items ?? []).filter((item) => item.points > 0);
  return (
    <Select
      label={label}
      items={[
        { value: '', text: '不记' },
        ...items.map(({ id, title, points }) => ({ value: id, text: `${title} ${points} 积分` })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
