import { View } from '@tarojs/components';
import { useState } from 'react';
import { useMyVillage, useRoles } from '@/platform/session';
import { useRead } from '@/platform/query';
import { useAct } from '@/platform/use-act';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Chips } from '@/ui/chips';
import { EmptyState } from '@/ui/empty-state';
import { FormTrouble } from '@/ui/form-trouble';
import { ListItem } from '@/ui/list-item';
import { ListRow } from '@/ui/list-row';
import { NoticeBox } from '@/ui/notice-box';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { DAYS, daysLeftWords } from '../invite-words';
import { PaperInvites } from './paper-invites';

/** The invites of a whole hamlet: made for those nobody has come into, printed six a sheet. */
export function HamletInvites({ onOpen }: { onOpen: (household: string, code: string) => void }) {
  const hamlets = useRead('people.hamlets');
  return <QueryView query={hamlets}>{({ items }) => <OfHamlets hamlets={items} onOpen={onOpen} />}</QueryView>;
}

interface Hamlet {
  id: string;
  name: string;
}

function OfHamlets({ hamlets, onOpen }: { hamlets: readonly Hamlet[]; onOpen: (id: string, code: string) => void }) {
  const everywhere = useRoles().includes('committee');
  const home = useMyVillage()?.resident?.householdCode ?? '';
  const mine = everywhere ? hamlets : hamlets.filter(({ name }) => home.startsWith(`${name} `));
  const [chosen, setChosen] = useState(mine[0]?.id ?? null);
  if (!chosen) return <EmptyState title="没有你管的寨" text="组长只给本寨印邀请。" />;
  return (
    <>
      <Chips
        label="哪个寨"
        items={mine.map(({ id, name }) => ({ value: id, text: name }))}
        value={chosen}
        onChange={setChosen}
      />
      <OfHamlet key={chosen} hamlet={chosen} onOpen={onOpen} />
    </>
  );
}

function OfHamlet({ hamlet, onOpen }: { hamlet: string; onOpen: (id: string, code: string) => void }) {
  const invites = useRead('joining.invites', { query: { hamlet } });
  const make = useAct('joining.invite', { refreshes: ['joining.invites'] });
  const made = make.data?.items.length;
  return (
    <>
      <Card padded className="mt3">
        <View className="body">家里还没人进来、手上也没有邀请的户，一户做一张。</View>
        <View className="label mt1">{`${DAYS} 天有效，只让自己家的大人进来。`}</View>
        <SecondaryButton
          wide
          className="mt3"
          busy={make.isPending && '正在做'}
          onPress={() => make.mutate({ body: { hamletId: hamlet, days: DAYS } })}
        >
          给这些户做邀请
        </SecondaryButton>
        <FormTrouble error={make.error} />
      </Card>
      {made === undefined ? null : (
        <View className="mt3">
          <NoticeBox title={made > 0 ? `做好了 ${made} 张` : '都有了，不用再做'} icon="check" tone="green">
            {made > 0 ? '印出来，剪开，送到户。' : '没人进来的户，手上都有一张。'}
          </NoticeBox>
        </View>
      )}
      <QueryView
        query={invites}
        empty={{
          when: ({ items }) => items.length === 0,
          show: <EmptyState title="这个寨没有要送的邀请" text="先给这些户做邀请，再来印。" />,
        }}
      >
        {({ items }) => (
          <>
            <PaperInvites of="hamlet" id={hamlet} sheets={Math.ceil(items.length / 6)} />
            <SectionTitle>{`还能用的 ${items.length} 张`}</SectionTitle>
            <Card list>
              {items.map((invite) => (
                <ListItem key={invite.id}>
                  <ListRow
                    title={invite.householdCode}
                    help={[invite.householdName, daysLeftWords(invite.expiresAt)].filter((part) => part).join(' · ')}
                    onPress={() => onOpen(invite.householdId, invite.householdCode)}
                  />
                </ListItem>
              ))}
            </Card>
          </>
        )}
      </QueryView>
    </>
  );
}
