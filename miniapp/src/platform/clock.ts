import { useEffect, useState } from 'react';

let aheadMs = 0;

/** Learns from an answer's Date header how far this phone's clock is off; cheap phones are wrong by hours. */
export function noteServerTime(dateHeader: string | undefined) {
  const server = dateHeader ? Date.parse(dateHeader) : NaN;
  if (Number.isNaN(server)) return;
  const offMs = server - Date.now();
  // A second or two is the network, not the clock; and a clock that was off may have been set right since.
  aheadMs = Math.abs(offMs) > 5000 ? offMs : 0;
}

/** Now by the village's clock, in ms. */
export const nowMs = (): number => Date.now() + aheadMs;

const tickMs = 30_000;

/** Now, renewed twice a minute: for words such as 还有 20 分钟 (shared/domain/calendar-words takes it as `now`). */
export function useNow(): number {
  const [now, setNow] = useState(nowMs);
  useEffect(() => {
    const timer = setInterval(() => setNow(nowMs()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}
