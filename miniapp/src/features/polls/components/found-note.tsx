import { NoticeBox } from '@/ui/notice-box';
import { shortFingerprint } from '@wecountry/shared/domain/dividend';
import type { Found } from '../api/use-receipt-check';

const words: Readonly<Record<Found, { title: string; tone: 'green' | 'gold' | 'red'; help: string }>> = {
  proved: { title: '你的票数进去了', tone: 'green', help: '这台手机自己对着封口算过，没有靠谁说。' },
  boxed: { title: '在票箱里', tone: 'green', help: '村里收到了。截止以后名单封口，手机就能自己验。' },
  missing: { title: '没有这个查对码', tone: 'red', help: '核对一下抄得对不对。码没错还查不到，就拿着它找监督委员会。' },
  forged: { title: '证明对不上', tone: 'red', help: '名单和封口不是一回事。把这一页拍下来，找监督委员会。' },
  changed: {
    title: '封口变了',
    tone: 'red',
    help: '和这台手机上次看到的不一样，名单被动过。把这一页拍下来，找监督委员会。',
  },
};

/** What the phone found of a code, in words; with the head it checked against. */
export function FoundNote({ found, head }: { found: Found; head: string | null }) {
  const { title, tone, help } = words[found];
  return (
    <NoticeBox title={title} tone={tone} icon={tone === 'green' ? 'check' : 'cross'}>
      {found === 'proved' && head ? `${help}封口 ${shortFingerprint(head)}。` : help}
    </NoticeBox>
  );
}
