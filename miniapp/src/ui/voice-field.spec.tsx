import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { localError } from '@/platform/api-error';
import { startRecording, type LocalVoice } from '@/platform/recorder';
import { VoiceField } from './voice-field';

jest.mock('@/platform/recorder', () => ({
  canRecord: true,
  RECORD_SECONDS_MAX: 170,
  startRecording: jest.fn(),
  forgetVoice: jest.fn(() => Promise.resolve()),
}));
jest.mock('@/platform/player', () => ({
  openPlayer: () => ({ resume: jest.fn(), pause: jest.fn(), setRate: jest.fn(), close: jest.fn() }),
}));
const start = startRecording as jest.MockedFunction<typeof startRecording>;

const voice: LocalVoice = { ref: 'v1', url: 'blob:v1', seconds: 31 };
let kept: LocalVoice | null = null;

function Form() {
  const [value, setValue] = useState<LocalVoice | null>(null);
  kept = value;
  return <VoiceField label="侗话" example="可以不录" voice={value} onChange={setValue} />;
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const pass = (seconds: number) => act(() => jest.advanceTimersByTimeAsync(seconds * 1000));

beforeEach(() => {
  jest.useFakeTimers();
  start.mockReset();
});
afterEach(() => jest.useRealTimers());

it('records, is listened to, and is recorded again', async () => {
  const stop = jest.fn(() => Promise.resolve(voice));
  start.mockResolvedValue({ stop, cancel: jest.fn() });
  render(<Form />);
  press('录侗话');
  await pass(0);
  await pass(5);
  expect(screen.getByText('在录 0:05')).toBeTruthy();
  press('侗话，录好了');
  await pass(0);
  expect(kept).toEqual(voice);
  expect(screen.getByText('0:31')).toBeTruthy();
  press('听侗话');
  expect(screen.getByRole('button', { name: '停一下' })).toBeTruthy();
  press('侗话，再录');
  await pass(1);
  expect(kept).toBeNull();
  expect(start).toHaveBeenCalledTimes(2);
});

it('ends by itself before it is too long', async () => {
  const stop = jest.fn(() => Promise.resolve({ ...voice, seconds: 170 }));
  start.mockResolvedValue({ stop, cancel: jest.fn() });
  render(<Form />);
  press('录侗话');
  await pass(0);
  for (let i = 0; i < 171; i++) await pass(1);
  expect(stop).toHaveBeenCalledTimes(1);
  expect(kept?.seconds).toBe(170);
});

it('says where to allow the microphone, and what to do when nothing came of it', async () => {
  start.mockRejectedValueOnce(localError('local.no_microphone'));
  render(<Form />);
  press('录侗话');
  await pass(0);
  expect(screen.getByRole('alert').textContent).toMatch(/话筒/);
  start.mockResolvedValueOnce({ stop: () => Promise.reject(localError('local.voice')), cancel: jest.fn() });
  press('录侗话');
  await pass(1);
  press('侗话，录好了');
  await pass(0);
  expect(screen.getByRole('alert').textContent).toMatch(/再录一次/);
  expect(kept).toBeNull();
});

it('lets the microphone go when its page goes', async () => {
  const cancel = jest.fn();
  start.mockResolvedValue({ stop: jest.fn(), cancel });
  const { unmount } = render(<Form />);
  press('录侗话');
  await pass(1);
  unmount();
  expect(cancel).toHaveBeenCalledTimes(1);
});
