import { useDidHide } from '@tarojs/taro';
import { useEffect } from 'react';
import { create } from 'zustand';
import { openPlayer, type Player } from './player';
import { setSlow, stopReading, useReading } from './reading';
import { SLOW_RATE } from './spoken';

interface PlayingState {
  /** Which recording plays: a name the page gives, one at a time in the whole app. */
  id: string | null;
  state: 'idle' | 'playing' | 'paused' | 'failed';
  second: number;
  /** The furthest it has come, 0–100. */
  heardPercent: number;
}

const silent: PlayingState = { id: null, state: 'idle', second: 0, heardPercent: 0 };

export const usePlaying = create<PlayingState>()(() => silent);

const set = usePlaying.setState;
let player: Player | null = null;

const rateNow = () => (useReading.getState().slow ? SLOW_RATE : 1);

/** Plays a recording from its beginning; whatever was heard before falls silent. */
function startPlaying(id: string, { url, seconds }: { url: string; seconds: number }) {
  const { id: read } = useReading.getState();
  if (read !== null) stopReading(read);
  player?.close();
  set({ id, state: 'playing', second: 0, heardPercent: 0 });
  player = openPlayer(url, rateNow(), {
    at: (second) =>
      set(({ heardPercent }) => ({
        second,
        heardPercent: Math.max(heardPercent, Math.min(100, Math.floor((second * 100) / Math.max(seconds, 1)))),
      })),
    ended: () => set({ state: 'idle', second: 0, heardPercent: 100 }),
    failed: () => set({ state: 'failed' }),
  });
}

/** Ends the playing of `id`, when it is the one being heard. */
export function stopPlaying(id: string) {
  if (usePlaying.getState().id !== id) return;
  player?.close();
  player = null;
  set(silent);
}

/** 慢一点, and back: for what the phone reads and for what it plays. */
export function setPace(slow: boolean) {
  setSlow(slow);
  player?.setRate(slow ? SLOW_RATE : 1);
}

export interface Playback extends Omit<PlayingState, 'id'> {
  /** Begin, pause or go on. */
  toggle: () => void;
}

/** One recording on a page. It stops when the person leaves the page. */
export function usePlayback(id: string, voice: { url: string; seconds: number }): Playback {
  const mine = usePlaying((s) => (s.id === id ? s : silent));
  useDidHide(() => stopPlaying(id));
  useEffect(() => () => stopPlaying(id), [id]);
  const toggle = () => {
    if (mine.state === 'playing') {
      player?.pause();
      set({ state: 'paused' });
    } else if (mine.state === 'paused') {
      player?.resume();
      set({ state: 'playing' });
    } else {
      startPlaying(id, voice);
    }
  };
  return { ...mine, toggle };
}
