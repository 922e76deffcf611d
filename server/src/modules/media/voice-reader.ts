import { DomainError } from '@wecountry/shared/errors';
import { parseBuffer, type IFormat } from 'music-metadata';
import { mp4Seconds } from './domain/mp4-seconds.js';

const VOICE_BYTES_MAX = 2 * 1024 * 1024;
const SECONDS = { min: 1, max: 180 };

export type VoiceMime = 'audio/mpeg' | 'audio/aac' | 'audio/mp4' | 'audio/webm' | 'audio/ogg';

/** What a recording is: how a player must be told of it, and how long it plays. */
export interface VoiceFacts {
  readonly mime: VoiceMime;
  readonly seconds: number;
}

/**
 * Reads what an uploaded recording really is, from its frames: neither its name nor what the phone says of it counts.
 * @throws DomainError `media.not_voice` for anything that no phone plays, `media.voice_length`, `request.too_large`
 */
export async function readVoice(bytes: Buffer): Promise<VoiceFacts> {
  if (bytes.length > VOICE_BYTES_MAX) throw new DomainError('request.too_large');
  const format = await formatOf(bytes);
  const mime = mimeOf(format);
  const length = (mime === 'audio/mp4' ? mp4Seconds(new Uint8Array(bytes)) : null) ?? format.duration;
  if (!mime || !length || !Number.isFinite(length)) throw new DomainError('media.not_voice');
  const seconds = Math.round(length);
  if (seconds < SECONDS.min || seconds > SECONDS.max) throw new DomainError('media.voice_length');
  return { mime, seconds };
}

async function formatOf(bytes: Buffer): Promise<IFormat> {
  try {
    return (await parseBuffer(bytes, undefined, { duration: true, skipCovers: true })).format;
  } catch {
    // The parser tells in English what it did not like; to the person every reason is the same.
    throw new DomainError('media.not_voice');
  }
}

/** The containers and codecs that phones record in and play; null for any other. */
function mimeOf({ container = '', codec = '', hasVideo }: IFormat): VoiceMime | null {
  if (hasVideo) return null;
  if (/^MPEG/.test(container) && /layer 3/i.test(codec)) return 'audio/mpeg';
  if (/^ADTS/.test(container)) return 'audio/aac';
  if (/^EBML\/webm/i.test(container) && /opus/i.test(codec)) return 'audio/webm';
  if (/^Ogg/i.test(container) && /opus/i.test(codec)) return 'audio/ogg';
  if (/(^|\/)(isom|mp4\d|M4A|iso\d)/i.test(container)) return 'audio/mp4';
  return null;
}
