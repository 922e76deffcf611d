import { ApiError } from './api-error';

/** What a browser's recorder does in a test. */
class Recorder {
  static kinds = ['audio/webm;codecs=opus'];
  static isTypeSupported = (kind: string) => Recorder.kinds.includes(kind);
  state = 'inactive';
  mimeType: string;
  ondataavailable?: (event: { data: Blob }) => void;
  onstop?: () => void;
  constructor(
    readonly stream: unknown,
    readonly options: { mimeType?: string; audioBitsPerSecond: number },
  ) {
    this.mimeType = options.mimeType ?? '';
    made.push(this);
  }
  start() {
    this.state = 'recording';
  }
  stop() {
    this.state = 'inactive';
    this.ondataavailable?.({ data: new Blob(said) });
    this.onstop?.();
  }
}

jest.mock('./blob-store', () => ({
  keepBlob: jest.fn(() => Promise.resolve()),
  readBlob: jest.fn(),
  dropBlob: jest.fn(),
}));

let made: Recorder[] = [];
let said: string[] = [];
const off = jest.fn();
const ask = jest.fn(() => Promise.resolve({ getTracks: () => [{ stop: off }] }));

const load = () => import('./recorder.h5');
const wait = (ms: number) => jest.spyOn(performance, 'now').mockReturnValue(ms);

beforeEach(() => {
  jest.resetModules();
  jest.clearAllMocks();
  made = [];
  said = ['beep'];
  Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: ask }, configurable: true });
  Object.assign(globalThis, { MediaRecorder: Recorder });
  URL.createObjectURL = () => 'blob:voice';
  wait(1000);
});
afterEach(() => jest.restoreAllMocks());

it('records speech in what this browser knows, and lets the microphone go', async () => {
  const { canRecord, startRecording } = await load();
  expect(canRecord).toBe(true);
  const recording = await startRecording();
  expect(made[0]?.options.mimeType).toBe('audio/webm;codecs=opus');
  wait(13_400);
  const voice = await recording.stop();
  expect(voice).toMatchObject({ url: 'blob:voice', seconds: 12 });
  const { keepBlob } = jest.requireMock<{ keepBlob: jest.Mock }>('./blob-store');
  expect(keepBlob).toHaveBeenCalledWith(voice.ref, expect.any(Blob));
  expect(off).toHaveBeenCalledTimes(1);
});

it('keeps nothing of what is called off, of a touch, and of silence', async () => {
  const { startRecording } = await load();
  (await startRecording()).cancel();
  await Promise.resolve();
  const touch = await startRecording();
  wait(1200);
  await expect(touch.stop()).rejects.toMatchObject({ code: 'local.voice' });
  said = [];
  const silence = await startRecording();
  wait(9000);
  await expect(silence.stop()).rejects.toMatchObject({ code: 'local.voice' });
  expect(off).toHaveBeenCalledTimes(3);
  const { keepBlob } = jest.requireMock<{ keepBlob: jest.Mock }>('./blob-store');
  expect(keepBlob).not.toHaveBeenCalled();
});

it('says so when the person does not let it', async () => {
  ask.mockRejectedValueOnce(new DOMException('no', 'NotAllowedError'));
  const { startRecording } = await load();
  const error = await startRecording().catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'local.no_microphone', name: ApiError.name });
});

it('knows a browser that cannot', async () => {
  Reflect.deleteProperty(globalThis, 'MediaRecorder');
  expect((await load()).canRecord).toBe(false);
});
