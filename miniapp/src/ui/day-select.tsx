import { addDays, daysBetween } from '@wecountry/shared/domain/calendar';
import { dayWords } from '@wecountry/shared/domain/calendar-words';
import { useMemo } from 'react';
import { Select } from './select';

interface Props {
  label: string;
  /** Business dates, 2026-11-22; the nearest to today stands first. */
  from: string;
  to: string;
  today: string;
  value: string | null;
  onChange: (day: string) => void;
  error?: string | null;
}

const daysMax = 400;

/** A day out of a span, in words: 今天, 昨天, 11月20日 星期五. */
export function DaySelect({ from, to, today, ...rest }: Props) {
  const items = useMemo(() => {
    const count = Math.min(daysBetween(from, to) + 1, daysMax);
    const days = Array.from({ length: Math.max(count, 0) }, (_, i) => addDays(from, i));
    days.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)));
    const noon = (day: string) => `${day}T12:00:00+08:00`;
    return days.map((day) => ({
      value: day,
      text: nearWords[daysBetween(today, day)] ?? dayWords(noon(day), noon(today)),
    }));
  }, [from, to, today]);
  return <Select items={items} placeholder="选一天" {...rest} />;
}

const nearWords: Record<number, string> = { [-2]: '前天', [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
