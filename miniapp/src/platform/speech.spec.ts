/** What a browser's voice does in a test: it starts and ends when told. */
class Utterance {
  lang = '';
  rate = 1;
  voice: unknown = null;
  onstart?: () => void;
  onend?: () => void;
  onerror?: (event: { error: string }) => void;
  constructor(readonly text: string) {}
}

let spoken: Utterance[] = [];
let voices: { lang: string }[] = [];

beforeEach(() => {
  jest.resetModules();
  jest.useFakeTimers();
  spoken = [];
  voices = [{ lang: 'en-US' }, { lang: 'zh-CN' }];
  Object.assign(globalThis, {
    SpeechSynthesisUtterance: Utterance,
    speechSynthesis: { getVoices: () => voices, speak: (u: Utterance) => spoken.push(u), cancel: () => undefined },
  });
});
afterEach(() => {
  jest.useRealTimers();
  Reflect.deleteProperty(globalThis, 'speechSynthesis');
});

const load = () => import('./speech.h5');

it('speaks Chinese with a Chinese voice', async () => {
  const { say } = await load();
  const said = say('明天停水。', 0.8);
  expect(spoken[0]).toMatchObject({ text: '明天停水。', lang: 'zh-CN', rate: 0.8, voice: { lang: 'zh-CN' } });
  spoken[0]?.onstart?.();
  spoken[0]?.onend?.();
  await expect(said).resolves.toBe('said');
});

it('does not read Chinese with an English voice', async () => {
  voices = [{ lang: 'en-US' }];
  const { say } = await load();
  await expect(say('明天停水。', 1)).resolves.toBe('no-voice');
  expect(spoken).toEqual([]);
});

it('counts as no voice what ends without having begun, or never begins', async () => {
  voices = [];
  const { say } = await load();
  const ended = say('一', 1);
  spoken[0]?.onend?.();
  await expect(ended).resolves.toBe('no-voice');
  const silent = say('二', 1);
  jest.advanceTimersByTime(4000);
  await expect(silent).resolves.toBe('no-voice');
});

it('tells being stopped from failing', async () => {
  const { say } = await load();
  const stopped = say('一', 1);
  spoken[0]?.onerror?.({ error: 'canceled' });
  await expect(stopped).resolves.toBe('stopped');
  const failed = say('二', 1);
  spoken[1]?.onerror?.({ error: 'synthesis-failed' });
  await expect(failed).resolves.toBe('no-voice');
});

it('knows when the browser cannot read at all', async () => {
  Reflect.deleteProperty(globalThis, 'speechSynthesis');
  const { canSpeak, say } = await load();
  expect(canSpeak).toBe(false);
  await expect(say('一', 1)).resolves.toBe('no-voice');
});
