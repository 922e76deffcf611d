import { localTime, type Instant } from '@wecountry/shared/domain/calendar';

/** 早上好, 上午好, 中午好, 下午好, 晚上好: by the village's clock. */
export function greetingAt(at: Instant): string {
  const { hour } = localTime(at);
  if (hour < 5) return '夜深了';
  if (hour < 9) return '早上好';
  if (hour < 12) return '上午好';
  if (hour < 14) return '中午好';
  return hour < 18 ? '下午好' : '晚上好';
}
