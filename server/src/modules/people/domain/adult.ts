const ADULT_YEARS = 18;

/**
 * Whether a person born on `bornOn` is 18 on the business date `on` (both 'YYYY-MM-DD'). The birthday itself counts:
 * 民法典 17 and 1259 (以上 includes the number itself). Who was born on 29 February is 18 on 1 March of a common year.
 */
export function isAdult(bornOn: string, on: string): boolean {
  const year = Number(bornOn.slice(0, 4)) + ADULT_YEARS;
  return `${String(year).padStart(4, '0')}${bornOn.slice(4)}` <= on;
}
