import { View } from '@tarojs/components';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import type { LocalPicture } from '@/platform/media';
import { usePosted } from '@/platform/outbox';
import { a11y } from '@/ui/a11y';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { PictureField } from '@/ui/picture-field';
import { TextArea } from '@/ui/text-area';
import { postReply } from '../topic-outbox';

const WORDS_MAX = 1000;
const PICTURES_MAX = 6;

/** Says something under a topic, with pictures if need be. It may wait for the network, and says so. */
export function ReplyForm({ topic }: { topic: { id: string; title: string } }) {
  const [words, setWords] = useState('');
  const [pictures, setPictures] = useState<LocalPicture[]>([]);
  const [tried, setTried] = useState(false);
  const posted = usePosted('topics.reply', { topic: topic.id });
  const wrong = checkText(words, '要说的话', { min: 1, max: WORDS_MAX });
  const send = () => {
    setTried(true);
    if (wrong) return;
    postReply(topic, words, pictures);
    setWords('');
    setPictures([]);
    setTried(false);
  };
  return (
    <Card padded className="mt3">
      <TextArea
        label="接一句"
        example="我家门口也是这样"
        value={words}
        max={WORDS_MAX}
        error={tried ? wrong : null}
        onChange={setWords}
      />
      <PictureField label="照片（可以不拍）" pictures={pictures} max={PICTURES_MAX} onChange={setPictures} />
      {pictures.length > 0 ? <View className="label mt2">有照片的，村委会的人看过才给大家看。</View> : null}
      {posted?.state === 'waiting' ? (
        <View className="label b mt2" {...a11y({ role: 'status', live: 'polite' })}>
          等网络：你的话记下了，有网自己发。
        </View>
      ) : null}
      {posted?.state === 'failed' ? (
        <View className="label c-red mt2">{`没发成：${posted.trouble?.title ?? ''}`}</View>
      ) : null}
      <PrimaryButton wide className="mt3" onPress={send}>
        说出去
      </PrimaryButton>
    </Card>
  );
}
