import { View } from '@tarojs/components';
import { useState } from 'react';
import { openFile } from '@/platform/open-file';
import { useRead } from '@/platform/query';
import { PrimaryButton, SecondaryButton } from '@/ui/button';
import { QueryView } from '@/ui/query-view';
import { Sheet } from '@/ui/sheet';

/** The result as a sheet for the notice board. */
export function PrintResult({ poll }: { poll: { id: string } }) {
  const [open, setOpen] = useState(false);
  return (
    <View>
      <SecondaryButton wide icon="print" className="mt2" onPress={() => setOpen(true)}>
        打印结果
      </SecondaryButton>
      {open ? <PaperSheet pollId={poll.id} onClose={() => setOpen(false)} /> : null}
    </View>
  );
}

/** The link is fetched before it is pressed: a browser opens a new page for a finger only. */
function PaperSheet({ pollId, onClose }: { pollId: string; onClose: () => void }) {
  const sheet = useRead('polls.sheet', { params: { poll: pollId }, staleMs: 0 });
  const [shut, setShut] = useState(false);
  const print = (url: string) => void openFile(url).then((opened) => setShut(!opened));
  return (
    <Sheet open title="贴公告栏的结果" onClose={onClose}>
      <QueryView query={sheet}>
        {({ url }) => (
          <View>
            <View className="body">A4 一张：各项多少票、够不够数、谁录的纪要。没成决议的，留着签名的地方。</View>
            <PrimaryButton wide icon="print" className="mt3" onPress={() => print(url)}>
              打开 A4 结果
            </PrimaryButton>
            {shut ? <View className="label mt1 c-red">手机没让打开，再试一次。</View> : null}
          </View>
        )}
      </QueryView>
    </Sheet>
  );
}
