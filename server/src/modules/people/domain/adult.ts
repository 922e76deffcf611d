const ADULT_YEARS = 18;

/**
 * Whether a person born on `bornOn` is 18 on the business date `on` (both 'YYYY-MM-DD'). The birthday itself counts:
 * 民法典 17 and 1259 (以上 includes the number itself). Who was born on 29 February is 18 on 1 March of a common year.
 */
export function isAdult(bornOn: string, on: string): boolean {
  const year = Number(bornOn.slice(0, 4)) + ADULT_YEARS;
  return `${String(year).padStart(4, '0')}${bornOn.slice(4)}` <= on;
}

/** How old a person born on `bornOn` is on the business date `on`, in full years. */
export function ageOn(bornOn: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(4) < bornOn.slice(4) ? years - 1 : years;
}
