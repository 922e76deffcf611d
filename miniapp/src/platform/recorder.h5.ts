import type { ResponseOf } from '@wecountry/shared/contracts';
import { localError } from './api-error';
import { dropBlob, keepBlob, readBlob } from './blob-store';
import { sendForm } from './media.h5';
import { newKey } from './new-key';
import { addressOf, authorised } from './request';

/** A recording on this phone that has not been sent: kept until it has. */
export interface LocalVoice {
  ref: string;
  /** For listening to it now. */
  url: string;
  seconds: number;
}

/** What is being recorded: it ends in a recording, or in nothing. */
export interface Recording {
  stop: () => Promise<LocalVoice>;
  cancel: () => void;
}

/** Longer is not taken by the village's server; whoever records is stopped a little before. */
export const RECORD_SECONDS_MAX = 170;
/** Speech; three minutes of it are under a megabyte. */
const BITS_PER_SECOND = 32_000;

/** What browsers record that phones play: Chrome, Safari, Firefox. */
const formats = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];

// Absent in a page without https, whatever the types say.
const devices = typeof navigator === 'undefined' ? undefined : (navigator.mediaDevices as MediaDevices | undefined);

/** Whether this browser can record at all; whether the person lets it shows at the first time. */
export const canRecord = devices !== undefined && typeof MediaRecorder !== 'undefined';

/** Begins to record, once the person lets us. @throws ApiError `local.no_microphone` */
export async function startRecording(): Promise<Recording> {
  const stream = await devices?.getUserMedia({ audio: true }).catch(() => undefined);
  if (!stream) throw localError('local.no_microphone');
  const mimeType = formats.find((format) => MediaRecorder.isTypeSupported(format));
  const recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS_PER_SECOND });
  const pieces: Blob[] = [];
  recorder.ondataavailable = ({ data }) => void pieces.push(data);
  const ended = new Promise<void>((resolve) => {
    recorder.onstop = () => resolve();
  });
  const beganMs = performance.now();
  recorder.start();
  const end = async () => {
    if (recorder.state !== 'inactive') recorder.stop();
    await ended;
    // The light of the microphone goes out.
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    stop: async () => {
      const seconds = Math.round((performance.now() - beganMs) / 1000);
      await end();
      const blob = new Blob(pieces, { type: recorder.mimeType });
      if (blob.size === 0 || seconds < 1) throw localError('local.voice');
      return keep(blob, seconds);
    },
    cancel: () => void end(),
  };
}

async function keep(blob: Blob, seconds: number): Promise<LocalVoice> {
  const ref = newKey();
  await keepBlob(ref, blob);
  return { ref, url: URL.createObjectURL(blob), seconds };
}

/** Sends a kept recording; the same key sends it once however often it is tried. */
export async function uploadVoice(ref: string, key: string, village: string): Promise<ResponseOf<'media.uploadVoice'>> {
  const blob = await readBlob(ref);
  if (!blob) throw localError('local.voice');
  const url = addressOf('media.uploadVoice', { village });
  const file = { blob, name: 'voice' };
  return (await authorised((token) => sendForm(url, file, key, token))) as ResponseOf<'media.uploadVoice'>;
}

/** Frees what a sent or discarded recording took. */
export const forgetVoice = (ref: string): Promise<void> => dropBlob(ref);
