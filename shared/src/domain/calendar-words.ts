import { addDays, businessDate, daysBetween, localTime, toMs, type Instant, type LocalTime } from './calendar.js';

/** How dates and times read on screen. All take `now`; none looks at a clock. */

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** '11月22日 星期日'; with the year in front when it is not this one. */
export function dayWords(at: Instant, now: Instant): string {
  const time = localTime(at);
  return `${dateWords(time, now)} 星期${weekdays[time.weekday] ?? ''}`;
}

/** '8:10': the time of day alone. */
export function clockWords(at: Instant): string {
  const { hour, minute } = localTime(at);
  return `${hour}:${minute < 10 ? '0' : ''}${minute}`;
}

/** '今天 8:10', '昨天 17:40', '明天 9:00', else '11月18日 9:12', '2025年2月10日 9:12'. */
export function momentWords(at: Instant, now: Instant): string {
  return `${nearDay(at, now) ?? dateWords(localTime(at), now)} ${clockWords(at)}`;
}

/**
 * When something ends: '今晚 8 点截止', '明天上午 9 点半截止', '周三晚 8 点截止' (within six days), '12月5日晚 8 点截止'; once it is over
 * '11月25日 20:00 截止'. Midnight is told as the evening before, since 0 点 is heard as the wrong day.
 */
export function deadlineWords(closesAt: Instant, now: Instant): string {
  if (toMs(closesAt) <= toMs(now)) return `${dateWords(localTime(closesAt), now)} ${clockWords(closesAt)} 截止`;
  return `${whenWords(closesAt, now)}截止`;
}

/** As `deadlineWords` without 截止: '周三晚 8 点', for sentences like '周三晚 8 点前付钱'. */
export function whenWords(at: Instant, now: Instant): string {
  const ms = toMs(at);
  const time = localTime(ms);
  const midnight = time.hour === 0 && time.minute === 0;
  const day = midnight ? ms - 1 : ms;
  const oclock = midnight
    ? '夜里 12 点'
    : `${partOfDay(time.hour)} ${time.hour > 12 ? time.hour - 12 : time.hour} 点${minutes(time)}`;
  const ahead = daysBetween(businessDate(now), businessDate(day));
  if (ahead === 0 && oclock.startsWith('晚')) return `今${oclock}`;
  const near = nearDay(day, now);
  if (near !== null) return `${near}${oclock}`;
  if (ahead > 0 && ahead <= 6) return `周${weekdays[localTime(day).weekday] ?? ''}${oclock}`;
  return `${dateWords(localTime(day), now)}${oclock}`;
}

/** How much time is left, coarser the longer: '还有 3 天', '还有 5 小时', '还有 20 分钟', '到时间了'. Never counts seconds. */
export function leftWords(until: Instant, now: Instant): string {
  const leftMinutes = Math.ceil((toMs(until) - toMs(now)) / 60_000);
  if (leftMinutes <= 0) return '到时间了';
  if (leftMinutes < 60) return `还有 ${leftMinutes} 分钟`;
  if (leftMinutes < 48 * 60) return `还有 ${Math.floor(leftMinutes / 60)} 小时`;
  return `还有 ${Math.floor(leftMinutes / (24 * 60))} 天`;
}

/** How long ago: '刚刚', '12 分钟前', '3 小时前', '昨天', '3 天前', else the date. A moment ahead of `now` (a wrong phone clock) is '刚刚'. */
export function ageWords(at: Instant, now: Instant): string {
  const minutesAgo = Math.floor((toMs(now) - toMs(at)) / 60_000);
  if (minutesAgo < 1) return '刚刚';
  if (minutesAgo < 60) return `${minutesAgo} 分钟前`;
  const daysAgo = daysBetween(businessDate(at), businessDate(now));
  if (daysAgo === 0 || minutesAgo < 6 * 60) return `${Math.floor(minutesAgo / 60)} 小时前`;
  if (daysAgo === 1) return '昨天';
  if (daysAgo <= 6) return `${daysAgo} 天前`;
  return dateWords(localTime(at), now);
}

/** A business date: '11月22日', or with its year when that is not this one. */
export function dateOnlyWords(date: string, now: Instant): string {
  return dateWords(localTime(`${date}T00:00:00+08:00`), now);
}

/** The last whole day before a moment, as said in '周三没人提意见就计入': '今天', '明天', '周三', '11月25日'. */
export function lastDayWords(until: Instant, now: Instant): string {
  const date = businessDate(toMs(until) - 1);
  const noon = `${date}T12:00:00+08:00`;
  const ahead = daysBetween(businessDate(now), date);
  if (ahead > 1 && ahead <= 6) return `周${weekdays[localTime(noon).weekday] ?? ''}`;
  return nearDay(noon, now) ?? dateWords(localTime(noon), now);
}

function nearDay(at: Instant, now: Instant): string | null {
  const [date, today] = [businessDate(at), businessDate(now)];
  if (date === today) return '今天';
  if (date === addDays(today, -1)) return '昨天';
  if (date === addDays(today, 1)) return '明天';
  return null;
}

function dateWords(time: LocalTime, now: Instant): string {
  const year = time.year === localTime(now).year ? '' : `${time.year}年`;
  return `${year}${time.month}月${time.day}日`;
}

function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨';
  if (hour < 9) return '早上';
  if (hour < 12) return '上午';
  if (hour < 13) return '中午';
  if (hour < 18) return '下午';
  return '晚';
}

function minutes({ minute }: LocalTime): string {
  if (minute === 0) return '';
  return minute === 30 ? '半' : ` ${minute} 分`;
}
