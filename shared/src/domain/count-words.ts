const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const places = ['', '十', '百', '千'];
/** One below 一亿: no village counts further. */
const MOST = 99_999_999;

/**
 * A count as it is spoken and written out on a sheet, where a figure could be altered with a pen: 302 → 三百零二,
 * 10,010 → 一万零一十. `count` is a whole number from 0 to 99,999,999; throws RangeError for others.
 */
export function countInWords(count: number): string {
  if (!Number.isInteger(count) || count < 0 || count > MOST) throw new RangeError(`No count: ${count}`);
  if (count < 10) return digits[count] ?? '';
  const [high, low] = [Math.floor(count / 10_000), count % 10_000];
  const words = high === 0 ? group(low) : `${group(high)}万${low > 0 && low < 1000 ? '零' : ''}${group(low)}`;
  // 十二, never 一十二, at the head of a number.
  return words.startsWith('一十') ? words.slice(1) : words;
}

/** A number below ten thousand, its inner noughts said once; nothing for 0. */
function group(number: number): string {
  let words = '';
  for (let place = 3; place >= 0; place--) {
    const unit = 10 ** place;
    const digit = Math.floor(number / unit) % 10;
    const rest = number % unit;
    if (digit > 0) words += `${digits[digit] ?? ''}${places[place] ?? ''}`;
    else if (words !== '' && rest >= unit / 10 && rest > 0) words += '零';
  }
  return words;
}
