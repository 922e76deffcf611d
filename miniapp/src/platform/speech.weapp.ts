import type { Said } from './speech.h5';

/**
 * WeChat gives a mini-program no voice, and its plug-ins send the text to somebody else's server: here nothing is read aloud, and
 * no button says so.
 */
export const canSpeak = false;

export function say(_sentence: string, _rate: number): Promise<Said> {
  return Promise.resolve('no-voice');
}

export function hush() {}
