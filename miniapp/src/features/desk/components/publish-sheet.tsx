import { View } from '@tarojs/components';
import { whenWords } from '@wecountry/shared/domain/calendar-words';
import { payWords } from '@wecountry/shared/domain/hiring';
import { noticeCategoryLabels, voiceLanguageLabels, voiceLanguages } from '@wecountry/shared/domain/notice';
import { usualPinDays } from '@wecountry/shared/domain/notice-states';
import { useNow } from '@/platform/clock';
import { forgetPicture, uploadPicture } from '@/platform/media';
import { goInstead } from '@/platform/navigate';
import { useAct } from '@/platform/use-act';
import { FormTrouble } from '@/ui/form-trouble';
import { ConfirmSheet } from '@/ui/sheet';
import { type NoticeDraft, useNoticeDraft } from '../api/notice-draft';
import { forgetVoices, useVoices } from '../api/send-voices';
import { useUploadOnce } from '@/platform/upload-once';
import { audienceWords, countWords, type HamletCount } from '../audience-words';
import { noticeOf } from '../notice-trouble';

interface Props {
  hamlets: readonly HamletCount[];
  onClose: () => void;
}

/** Says back what goes out, to whom and when, and sends it: pictures and recordings first, then the notice. */
export function PublishSheet({ hamlets, onClose }: Props) {
  const now = useNow();
  const { draft } = useNoticeDraft();
  const { send, busy, error } = useSending();
  return (
    <ConfirmSheet
      open
      title={`发给 ${countWords(draft, hamlets)}？`}
      confirmName={draft.time === 'later' ? '到时间发出去' : '发出去'}
      busy={busy}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <View className="body b">{draft.title}</View>
      {linesOf(draft, hamlets, now).map((line) => (
        <View key={line} className="label mt1">
          {line}
        </View>
      ))}
      {error ? <FormTrouble error={error} /> : null}
    </ConfirmSheet>
  );
}

function linesOf(draft: NoticeDraft, hamlets: readonly HamletCount[], now: number): string[] {
  const { publishAt, hiring } = noticeOf(draft, nothingSent);
  const days = draft.pinDays ?? usualPinDays(draft.category);
  const spoken = voiceLanguages.filter((language) => draft[language]).map((language) => voiceLanguageLabels[language]);
  const carried = [
    draft.pictures.length > 0 ? ` ${draft.pictures.length} 张照片` : '',
    spoken.length > 0 ? `${spoken.join('、')}录音` : '',
  ].filter(Boolean);
  return [
    `${noticeCategoryLabels[draft.category]}，发给${audienceWords(draft, hamlets)}。`,
    publishAt ? `${whenWords(publishAt, now)}发出去，之前可以改。` : '发出去，大家马上看到。',
    hiring ? `要 ${hiring.places} 个人，${payWords(hiring.payFen, hiring.payUnit)}。` : '',
    days > 0 ? `放在最上面 ${days} 天，按了“知道了”就不放了。` : '',
    carried.length > 0 ? `带${carried.join('和')}。` : '',
    draft.comments === 'on' ? '下面可以留言。' : '',
  ].filter(Boolean);
}

const nothingSent = { pictureIds: [], voices: [] };

/** Uploads what the notice carries, each once, and publishes it. */
function useSending() {
  const { draft, clear } = useNoticeDraft();
  const pictures = useUploadOnce(uploadPicture);
  const voices = useVoices();
  const done = () => {
    for (const { ref } of draft.pictures) void forgetPicture(ref);
    forgetVoices(draft);
    clear();
  };
  const publish = useAct('notices.publish', {
    refreshes: ['notices.list', 'notices.desk', 'today.get'],
    outlives: true,
    onDone: done,
    onward: ({ id }) => goInstead('/packages/committee/pages/reach', { notice: id }),
  });
  const send = async () => {
    const pictureIds: string[] = [];
    for (const picture of draft.pictures) {
      const id = await pictures.send(picture);
      if (id === null) return;
      pictureIds.push(id);
    }
    const sent = await voices.sendAll(draft);
    if (sent) publish.mutate({ body: noticeOf(draft, { pictureIds, voices: sent }) });
  };
  const busy =
    (pictures.sending && '正在传照片') || (voices.sending && '正在传录音') || (publish.isPending && '正在发');
  return { send, busy, error: pictures.error ?? voices.error ?? publish.error };
}
