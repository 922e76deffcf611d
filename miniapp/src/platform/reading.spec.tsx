import { act, renderHook } from '@testing-library/react';
import { pauseReading, setSlow, startReading, stopReading, useReader, useReading } from './reading';
import type { Said } from './speech.h5';

/** A voice that says a sentence when the test lets it. */
const voice = { spoken: [] as { sentence: string; rate: number }[], end: null as null | ((how: Said) => void) };
jest.mock('./speech', () => ({
  canSpeak: true,
  say: (sentence: string, rate: number) =>
    new Promise<Said>((resolve) => {
      voice.spoken.push({ sentence, rate });
      voice.end = resolve;
    }),
  hush: () => voice.end?.('stopped'),
}));

const finish = (how: Said = 'said') => act(async () => voice.end?.(how));
const texts = ['今天有 3 件事。', '明天停水。', '分红办法，你家没投。'];

beforeEach(() => {
  voice.spoken = [];
  voice.end = null;
  useReading.setState({ id: null, state: 'idle', heardPercent: 0, slow: false });
});

it('says one sentence after another and counts what was heard', async () => {
  startReading('today', texts);
  expect(voice.spoken.map((s) => s.sentence)).toEqual([texts[0]]);
  await finish();
  expect(useReading.getState()).toMatchObject({ id: 'today', state: 'reading', heardPercent: 37 });
  await finish();
  await finish();
  expect(useReading.getState()).toMatchObject({ state: 'idle', heardPercent: 100 });
  expect(voice.spoken).toHaveLength(3);
});

it('pauses, and goes on from the beginning of the sentence', async () => {
  const { result } = renderHook(() => useReader('today', texts));
  act(() => result.current.toggle());
  await finish();
  await act(async () => pauseReading());
  expect(result.current.state).toBe('paused');
  act(() => result.current.toggle());
  expect(voice.spoken.map((s) => s.sentence)).toEqual([texts[0], texts[1], texts[1]]);
  expect(result.current.state).toBe('reading');
});

it('reads one thing at a time: another one silences the first', async () => {
  startReading('a', ['一', '二']);
  const first = voice.end;
  startReading('b', ['三']);
  await act(async () => first?.('said'));
  expect(voice.spoken.map((s) => s.sentence)).toEqual(['一', '三']);
  expect(useReading.getState().id).toBe('b');
  stopReading('a');
  expect(useReading.getState().id).toBe('b');
});

it('慢一点 says the sentence again, slower', async () => {
  startReading('today', texts);
  await act(async () => setSlow(true));
  expect(voice.spoken).toEqual([
    { sentence: texts[0], rate: 1 },
    { sentence: texts[0], rate: 0.8 },
  ]);
});

it('says that there is no voice, and counts nothing as heard', async () => {
  startReading('today', texts);
  await finish('no-voice');
  expect(useReading.getState()).toMatchObject({ state: 'no-voice', heardPercent: 0 });
});

it('falls silent when the person leaves the page', async () => {
  const { result, unmount } = renderHook(() => useReader('today', texts));
  act(() => result.current.toggle());
  unmount();
  expect(useReading.getState()).toMatchObject({ id: null, state: 'idle' });
});
