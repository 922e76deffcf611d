import { DaySelect } from '@/ui/day-select';
import { Select } from '@/ui/select';
import { type ChosenTime, sendClocks, sendDays } from '../send-time';

interface Props {
  now: number;
  time: ChosenTime;
  wrong: { day: string | null; clock: string | null };
  onChange: (part: Partial<ChosenTime>) => void;
}

/** The day and the hour at which a notice goes out. */
export const SendTimeFields = ({ now, time, wrong, onChange }: Props) => (
  <>
    <DaySelect
      label="哪天发"
      {...sendDays(now)}
      value={time.day}
      error={wrong.day}
      onChange={(day) => onChange({ day })}
    />
    <Select
      label="几点发"
      items={sendClocks}
      value={time.clock}
      error={wrong.clock}
      placeholder="选几点"
      onChange={(clock) => onChange({ clock })}
    />
  </>
);
