/** How saying a sentence ended: to its end; stopped by us; or this phone has no voice for Chinese. */
export type Said = 'said' | 'stopped' | 'no-voice';

const synthesis = typeof speechSynthesis === 'undefined' ? null : speechSynthesis;

/** Whether this browser can read aloud at all. If it has no Chinese voice, that shows at the first sentence. */
export const canSpeak = synthesis !== null;

// The list of voices comes late on phones; asking early has it there when somebody presses.
synthesis?.getVoices();

/** A voice that never begins is none. */
const silentMs = 4000;

// Chrome forgets an utterance nobody holds, and then never says that it ended.
let held: SpeechSynthesisUtterance | null = null;

/** Reads one sentence with the phone's voice. */
export function say(sentence: string, rate: number): Promise<Said> {
  if (!synthesis) return Promise.resolve('no-voice');
  const voices = synthesis.getVoices();
  const voice = voices.find((v) => /^zh\b/i.test(v.lang)) ?? null;
  // Some phones list nothing and speak all the same; a list without Chinese is an answer.
  if (voices.length > 0 && !voice) return Promise.resolve('no-voice');
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    held = utterance;
    utterance.lang = 'zh-CN';
    utterance.rate = rate;
    utterance.voice = voice;
    let began = false;
    const end = (how: Said) => {
      clearTimeout(silence);
      if (held === utterance) held = null;
      resolve(how);
    };
    const silence = setTimeout(() => {
      if (!began) end('no-voice');
    }, silentMs);
    utterance.onstart = () => {
      began = true;
    };
    utterance.onend = () => end(began ? 'said' : 'no-voice');
    utterance.onerror = ({ error }) => end(error === 'interrupted' || error === 'canceled' ? 'stopped' : 'no-voice');
    synthesis.speak(utterance);
  });
}

/** Falls silent at once. */
export function hush() {
  synthesis?.cancel();
}
