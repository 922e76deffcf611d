import { noteServerTime, nowMs } from './clock';

const offMs = () => Math.round((nowMs() - Date.now()) / 1000) * 1000;
const hourMs = 3600_000;

it("follows the village's clock when this phone's is off, and its own again once it has been set right", () => {
  noteServerTime(new Date(Date.now() + hourMs).toUTCString());
  expect(Math.abs(offMs() - hourMs)).toBeLessThanOrEqual(1000);
  noteServerTime(undefined);
  noteServerTime('yesterday');
  expect(Math.abs(offMs() - hourMs)).toBeLessThanOrEqual(1000);
  noteServerTime(new Date().toUTCString());
  expect(offMs()).toBe(0);
});
