import { useState } from 'react';
import { nowMs } from '@/platform/clock';
import { useNetwork } from '@/platform/network';
import { useRead } from '@/platform/query';
import { PrimaryButton } from '@/ui/button';
import { QueryView } from '@/ui/query-view';
import { useNoticeDraft } from '../api/notice-draft';
import { countWords } from '../audience-words';
import { isFine, noTrouble, troubleIn } from '../notice-trouble';
import { AudiencePicker } from './audience-picker';
import { NoticeFields } from './notice-fields';
import { PublishOptions } from './publish-options';
import { PublishSheet } from './publish-sheet';

/** Writes a notice; the last step says back to whom it goes, when and with what. */
export function PublishForm() {
  const hamlets = useRead('people.hamlets');
  const { draft } = useNoticeDraft();
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const online = useNetwork((s) => s.online);
  const trouble = troubleIn(draft, nowMs());
  const wrong = tried ? trouble : noTrouble;
  const next = () => {
    setTried(true);
    if (isFine(trouble)) setAsking(true);
  };
  const off = online ? (tried && !isFine(trouble) ? '上面标红的，先写好' : null) : '没有网，写的存着，有网再发';
  return (
    <>
      <NoticeFields wrong={wrong} />
      <QueryView query={hamlets}>
        {({ items }) => (
          <>
            <AudiencePicker hamlets={items} />
            <PublishOptions wrong={wrong} />
            <PrimaryButton wide size="big" className="mt4" off={off} onPress={next}>
              {`发给 ${countWords(draft, items)}`}
            </PrimaryButton>
            {asking ? <PublishSheet hamlets={items} onClose={() => setAsking(false)} /> : null}
          </>
        )}
      </QueryView>
    </>
  );
}
