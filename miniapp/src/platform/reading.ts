import { useDidHide } from '@tarojs/taro';
import { useEffect } from 'react';
import { create } from 'zustand';
import { hush, say } from './speech';
import { percentSaid, SLOW_RATE } from './spoken';

interface ReadingState {
  /** What is read aloud: a name the page gives, one at a time in the whole app. */
  id: string | null;
  state: 'idle' | 'reading' | 'paused' | 'no-voice';
  /** How much of it has been said, 0–100. */
  heardPercent: number;
  slow: boolean;
}

const silent = { id: null, state: 'idle', heardPercent: 0 } as const;

export const useReading = create<ReadingState>()(() => ({ ...silent, slow: false }));

const set = useReading.setState;
const get = useReading.getState;

let sentences: readonly string[] = [];
let next = 0;
/** Rises with every start and stop: a loop of before notices that it is over. */
let turn = 0;

async function run() {
  const mine = ++turn;
  set({ state: 'reading' });
  while (next < sentences.length) {
    const how = await say(sentences[next] ?? '', get().slow ? SLOW_RATE : 1);
    if (mine !== turn) return;
    if (how !== 'said') {
      set({ state: how === 'no-voice' ? 'no-voice' : 'paused' });
      return;
    }
    next += 1;
    set({ heardPercent: percentSaid(sentences, next) });
  }
  set({ state: 'idle' });
}

/** Reads something aloud from its beginning; whatever was being read falls silent. */
export function startReading(id: string, text: readonly string[]) {
  turn += 1;
  hush();
  sentences = text;
  next = 0;
  set({ id, heardPercent: 0 });
  void run();
}

/** Falls silent, and goes on later from the beginning of the sentence. */
export function pauseReading() {
  turn += 1;
  hush();
  set({ state: 'paused' });
}

/** Ends the reading of `id`, when it is the one being read. */
export function stopReading(id: string) {
  if (get().id !== id) return;
  turn += 1;
  hush();
  set(silent);
}

/** 慢一点, and back; what is being said begins its sentence again. */
export function setSlow(slow: boolean) {
  set({ slow });
  if (get().state !== 'reading') return;
  hush();
  void run();
}

export interface Reader {
  state: ReadingState['state'];
  heardPercent: number;
  slow: boolean;
  /** Begin, pause or go on. */
  toggle: () => void;
}

/** Reading of one thing on a page. It stops when the person leaves the page. */
export function useReader(id: string, text: readonly string[]): Reader {
  const mine = useReading((s) => s.id === id);
  const state = useReading((s) => (s.id === id ? s.state : 'idle'));
  const heardPercent = useReading((s) => (s.id === id ? s.heardPercent : 0));
  const slow = useReading((s) => s.slow);
  useDidHide(() => stopReading(id));
  useEffect(() => () => stopReading(id), [id]);
  const toggle = () => {
    if (state === 'reading') pauseReading();
    else if (mine && state === 'paused') void run();
    else startReading(id, text);
  };
  return { state, heardPercent, slow, toggle };
}
