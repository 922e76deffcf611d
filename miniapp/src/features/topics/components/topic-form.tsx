import { View } from '@tarojs/components';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { useNetwork } from '@/platform/network';
import { useTelling } from '@/platform/use-telling';
import { PrimaryButton } from '@/ui/button';
import { Field } from '@/ui/field';
import { PictureField } from '@/ui/picture-field';
import { TextArea } from '@/ui/text-area';
import { postTopic, useTopicDraft } from '../topic-outbox';

const TITLE = { min: 4, max: 40 };
const BODY = { min: 4, max: 1000 };
const PICTURES_MAX = 6;

/** Raises a matter: a title, what it is about, pictures. */
export function TopicForm({ pollId, onSent }: { pollId?: string; onSent: () => void }) {
  const { draft, change, clear } = useTopicDraft();
  const [tried, setTried] = useState(false);
  const online = useNetwork((s) => s.online);
  const askToBeTold = useTelling('affairs');
  const wrongTitle = checkText(draft.title, '题目', TITLE);
  const wrongBody = checkText(draft.body, '内容', BODY);
  const send = () => {
    setTried(true);
    if (wrongTitle || wrongBody) return;
    askToBeTold();
    postTopic(draft, pollId);
    clear();
    onSent();
  };
  return (
    <View>
      <Field
        label="题目"
        example="上寨的路灯坏了三天"
        value={draft.title}
        maxLength={TITLE.max}
        error={tried ? wrongTitle : null}
        onChange={(title) => change({ title })}
      />
      <TextArea
        label="内容"
        example="在哪里，什么时候，想怎么办"
        value={draft.body}
        max={BODY.max}
        error={tried ? wrongBody : null}
        onChange={(body) => change({ body })}
      />
      <PictureField
        label="照片（可以不拍）"
        pictures={draft.pictures}
        max={PICTURES_MAX}
        onChange={(pictures) => change({ pictures })}
      />
      <View className="label mt3">先看一眼，没问题就给大家看。有照片的，村委会的人看过才给大家看。</View>
      {online ? null : <View className="label mt2">现在没有网。先存着，有网自己发。</View>}
      <PrimaryButton wide size="big" className="mt3" onPress={send}>
        说给村里
      </PrimaryButton>
    </View>
  );
}
