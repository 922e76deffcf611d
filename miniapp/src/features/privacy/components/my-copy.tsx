import { View } from '@tarojs/components';
import { useState } from 'react';
import { go } from '@/platform/navigate';
import { call } from '@/platform/request';
import { ApiError } from '@/platform/api-error';
import { type ReadyFile, readyFile, takeFile } from '@/platform/take-file';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { NoticeBox } from '@/ui/notice-box';
import { SectionTitle } from '@/ui/section-title';

type State = { at: 'start' | 'getting' | 'lost' | 'taken' } | { at: 'ready'; file: ReadyFile };

/** Everything of mine to take along, and the way out. */
export function MyCopy() {
  return (
    <View>
      <SectionTitle>带走，或者注销</SectionTitle>
      <Taking />
      <View className="mt3">
        <Card list label="注销">
          <ListRow
            title="注销账号"
            help="删什么，留什么，先看清楚"
            icon="cross"
            tone="red"
            onPress={() => go('/packages/privacy/pages/leaving')}
          />
        </Card>
      </View>
    </View>
  );
}

function Taking() {
  const [state, setState] = useState<State>({ at: 'start' });
  const [trouble, setTrouble] = useState<ApiError | null>(null);
  const get = () => {
    setState({ at: 'getting' });
    setTrouble(null);
    call('privacy.copy')
      .then(({ url }) => readyFile(url, '我的资料.zip'))
      .then((file) => setState(file ? { at: 'ready', file } : { at: 'lost' }))
      .catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        setTrouble(error);
        setState({ at: 'start' });
      });
  };
  const take = (file: ReadyFile) => {
    void takeFile(file).then((taken) => setState({ at: taken ? 'taken' : 'lost' }));
  };
  return (
    <Card padded>
      <View className="body">你在这个村的全部资料，打成一个包：表格自己看，另有一份给程序读。</View>
      <FormTrouble error={trouble} />
      {state.at === 'lost' ? (
        <View className="mt3">
          <NoticeBox icon="no-signal" title="没取到" tone="gold">
            看看网，再取一次。
          </NoticeBox>
        </View>
      ) : null}
      {state.at === 'ready' ? (
        <PrimaryButton wide className="mt3" onPress={() => take(state.file)}>
          存下这个包
        </PrimaryButton>
      ) : (
        <PrimaryButton wide className="mt3" busy={state.at === 'getting' ? '正在收拾' : false} onPress={get}>
          {state.at === 'taken' ? '再取一份' : '取我的全部资料'}
        </PrimaryButton>
      )}
      {state.at === 'ready' ? <View className="label mt3">地址只在十五分钟里有用，别发给别人。</View> : null}
    </Card>
  );
}
