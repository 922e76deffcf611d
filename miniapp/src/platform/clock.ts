import { useEffect, useState } from 'react';

let aheadMs = 0;

/** Learns from an answer's Date header how far this phone's clock is off; cheap phones are wrong by hours. */
export function noteServerTime(dateHeader: string | undefined) {
  const server = dateHeader ? Date.parse(dateHeader) : NaN;
  // A second or two is the network, not the clock.
  if (!Number.isNaN(server) && Math.abs(server - Date.now()) > 5000) aheadMs = server - Date.now();
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
