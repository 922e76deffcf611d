import Taro from '@tarojs/taro';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { localError } from './api-error';
import { sendFile } from './media.weapp';
import type { LocalVoice, Recording } from './recorder.h5';
import { addressOf, authorised } from './request';

/** Longer is not taken by the village's server; whoever records is stopped a little before. */
export const RECORD_SECONDS_MAX = 170;
/** A little above ours: WeChat ends by itself only when nobody else did. */
const WECHAT_MS_MAX = 178_000;
/** Speech in mp3, which both systems' phones and every browser play; three minutes of it are about a megabyte. */
const SPEECH = { format: 'mp3', sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 48_000 } as const;

export const canRecord = true;

interface Turn {
  began: () => void;
  ended: (voice: LocalVoice) => void;
  failed: (error: unknown) => void;
}

let manager: Taro.RecorderManager | null = null;
/** The recording that is going on: WeChat has one recorder, and its listeners are for good. */
let turn: Turn | null = null;

function recorder(): Taro.RecorderManager {
  if (manager) return manager;
  manager = Taro.getRecorderManager();
  manager.onStart(() => turn?.began());
  manager.onStop(({ tempFilePath, duration }) =>
    turn?.ended({ ref: tempFilePath, url: tempFilePath, seconds: Math.round(duration / 1000) }),
  );
  manager.onError(({ errMsg }) =>
    turn?.failed(localError(/auth|deny/i.test(errMsg) ? 'local.no_microphone' : 'local.voice')),
  );
  return manager;
}

/** Begins to record, once the person lets us. @throws ApiError `local.no_microphone` */
export function startRecording(): Promise<Recording> {
  return new Promise((resolve, reject) => {
    const done = new Promise<LocalVoice>((ended, failed) => {
      turn = {
        began: () => resolve({ stop: () => stopped(done), cancel: () => void stopped(done).catch(() => undefined) }),
        ended,
        failed: (error) => {
          failed(error as Error);
          reject(error as Error);
        },
      };
    });
    // Whoever never stops it hears of no failure.
    done.catch(() => undefined);
    recorder().start({ ...SPEECH, duration: WECHAT_MS_MAX });
  });
}

async function stopped(done: Promise<LocalVoice>): Promise<LocalVoice> {
  recorder().stop();
  const voice = await done;
  if (voice.seconds < 1) throw localError('local.voice');
  return voice;
}

/** Sends a recording; the same key sends it once however often it is tried. */
export async function uploadVoice(ref: string, key: string, village: string): Promise<ResponseOf<'media.uploadVoice'>> {
  const url = addressOf('media.uploadVoice', { village });
  return (await authorised((token) => sendFile(url, ref, key, token))) as ResponseOf<'media.uploadVoice'>;
}

/** WeChat clears its temporary files itself. */
export const forgetVoice = (_ref: string): Promise<void> => Promise.resolve();
