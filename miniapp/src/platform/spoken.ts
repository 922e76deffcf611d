/** Longer utterances are cut off by some phones' voices; a sentence is also the step in which listening is counted. */
const sentenceMax = 60;
const charactersPerSecond = 4.3;

/** 慢一点: the rate of a slow voice; 1 is the voice's own. */
export const SLOW_RATE = 0.8;

/**
 * Cuts a text into sentences to be said one after another: at full stops, question marks and line ends, an overlong one at its
 * commas. Nothing is left out.
 */
export function sentencesOf(text: string): string[] {
  return cut(text, /[^。！？；\n]*[。！？；\n]|[^。！？；\n]+/g)
    .flatMap((sentence) =>
      sentence.length > sentenceMax ? cut(sentence, /[^，、：]*[，、：]|[^，、：]+/g) : [sentence],
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

// By matching, not by looking behind: iPhones before 16.4 do not know (?<=…) and would refuse the whole script.
const cut = (text: string, piece: RegExp): string[] => text.match(piece) ?? [];

/** How many percent of the characters the first `said` sentences hold. */
export function percentSaid(sentences: readonly string[], said: number): number {
  const lengthOf = (some: readonly string[]) => some.reduce((sum, sentence) => sum + sentence.length, 0);
  const whole = lengthOf(sentences);
  return whole === 0 ? 0 : Math.floor((lengthOf(sentences.slice(0, said)) * 100) / whole);
}

/** About how long it takes to hear: '40 秒', '1 分 20 秒'. Rounded to ten seconds, since voices differ. */
export function listeningWords(sentences: readonly string[], rate = 1): string {
  const characters = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  const seconds = Math.max(10, Math.round(characters / charactersPerSecond / rate / 10) * 10);
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return `${rest} 秒`;
  return rest === 0 ? `${minutes} 分钟` : `${minutes} 分 ${rest} 秒`;
}
