import { voiceLanguages, type VoiceLanguage } from '@wecountry/shared/domain/notice';
import { forgetVoice, uploadVoice, type LocalVoice } from '@/platform/recorder';
import { useUploadOnce } from '@/platform/upload-once';

/** What was recorded for a notice, by language. */
export type Voices = Record<VoiceLanguage, LocalVoice | null>;

/** A recording that the server has, as a notice names it. */
export interface SentVoice {
  language: VoiceLanguage;
  mediaId: string;
}

/** Sends the recordings of a notice, each once; null when one did not get there, and then `error` says why. */
export function useVoices() {
  const { send, sending, error } = useUploadOnce(uploadVoice);
  const sendAll = async (voices: Voices): Promise<SentVoice[] | null> => {
    const sent: SentVoice[] = [];
    for (const language of voiceLanguages) {
      const voice = voices[language];
      if (!voice) continue;
      const mediaId = await send(voice);
      if (mediaId === null) return null;
      sent.push({ language, mediaId });
    }
    return sent;
  };
  return { sendAll, sending, error };
}

/** Frees what sent recordings took on this phone. */
export function forgetVoices(voices: Voices) {
  for (const language of voiceLanguages) if (voices[language]) void forgetVoice(voices[language].ref);
}
