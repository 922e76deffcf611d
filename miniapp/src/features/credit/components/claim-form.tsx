import { View } from '@tarojs/components';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { dateOnlyWords } from '@wecountry/shared/domain/calendar-words';
import { formatPoints, seasonOf } from '@wecountry/shared/domain/credit';
import { checkText } from '@wecountry/shared/domain/forms';
import { useState } from 'react';
import { useNow } from '@/platform/clock';
import { useNetwork } from '@/platform/network';
import { DaySelect } from '@/ui/day-select';
import { EmptyState } from '@/ui/empty-state';
import { PictureField } from '@/ui/picture-field';
import { Select } from '@/ui/select';
import { ConfirmSheet } from '@/ui/sheet';
import { TextArea } from '@/ui/text-area';
import { useClaimDraft } from '../api/claim-draft';
import { postClaim } from '../api/post-claim';
import { publicDaysWords } from '../claim-words';
import { FormSteps, type FormStep } from './form-steps';

type Rules = ResponseOf<'credit.rules'>;
type Item = Rules['items'][number];

const PICTURES_MAX = 6;
const NOTE_MAX = 200;

interface Props {
  rules: Rules;
  /** It is in the outbox, under this id. */
  onSent: (id: string, item: Item) => void;
  onRules: () => void;
}

/** Reports something done for the village: what, when, pictures; then says back what happens next. */
export function ClaimForm({ rules, onSent, onRules }: Props) {
  const { draft, clear } = useClaimDraft();
  const [asking, setAsking] = useState(false);
  const claimable = rules.items.filter((i) => i.claimable);
  const item = claimable.find((i) => i.id === draft.itemId);
  const steps = useSteps(claimable, item);
  if (claimable.length === 0)
    return (
      <EmptyState
        title="眼下没有要自己报的事"
        text="积分由签到或检查记上。"
        action={{ name: '看看规矩', onPress: onRules }}
      />
    );
  const send = () => {
    if (!item || !draft.happenedOn) return;
    const { happenedOn, note, pictures } = draft;
    const id = postClaim({ item, happenedOn, note, pictures });
    clear();
    onSent(id, item);
  };
  return (
    <>
      <FormSteps steps={steps} doneName="报给村委会" onDone={() => setAsking(true)} />
      {item ? <Confirm open={asking} item={item} onConfirm={send} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function useSteps(claimable: readonly Item[], item: Item | undefined): FormStep[] {
  const now = useNow();
  const { draft, change } = useClaimDraft();
  const { happenedOn, note, pictures } = draft;
  const today = businessDate(now);
  const yearStart = `${seasonOf(today)}-01-01`;
  const dayFits = happenedOn !== null && happenedOn >= yearStart && happenedOn <= today;
  const wrongPicture = item?.pictureNeeded && pictures.length === 0 ? '这件事要一张现场的照片' : null;
  return [
    {
      key: 'item',
      wrong: item ? null : '选做了哪一件',
      field: (error) => (
        <>
          <Select
            label="做了什么"
            placeholder="选一件事"
            items={claimable.map((i) => ({
              value: i.id,
              text: `${i.title} ${formatPoints(i.points)} 分`,
              help: [i.categoryLabel, i.evidence].filter(Boolean).join(' · '),
            }))}
            value={item?.id ?? null}
            error={error}
            onChange={(itemId) => change({ itemId })}
          />
          {item ? <View className="label">{itemHelp(item)}</View> : null}
        </>
      ),
    },
    {
      key: 'day',
      wrong: dayFits ? null : '选做事的那天',
      field: (error) => (
        <DaySelect
          label="哪天做的"
          from={yearStart}
          to={today}
          today={today}
          value={dayFits ? happenedOn : null}
          error={error}
          onChange={(day) => change({ happenedOn: day })}
        />
      ),
    },
    {
      key: 'pictures',
      wrong: wrongPicture,
      field: (error) => (
        <PictureField
          label={item?.pictureNeeded ? '照片' : '照片（可以不拍）'}
          example={item?.evidence || '拍现场，看得出做了什么'}
          pictures={pictures}
          max={PICTURES_MAX}
          error={error}
          onChange={(more) => change({ pictures: more })}
        />
      ),
    },
    {
      key: 'note',
      wrong: checkText(note, '说明', { min: 0, max: NOTE_MAX }),
      field: (error) => (
        <TextArea
          label="说明（可以不写）"
          example="和谁一起，做了多久"
          value={note}
          max={NOTE_MAX}
          error={error}
          onChange={(text) => change({ note: text })}
        />
      ),
    },
  ];
}

const itemHelp = ({ publicDays, capPerSeason }: Item): string =>
  `别户的村委认定，${publicDaysWords(publicDays)}${capPerSeason === null ? '' : `。一户一年最多 ${capPerSeason} 分`}`;

interface ConfirmProps {
  open: boolean;
  item: Item;
  onConfirm: () => void;
  onClose: () => void;
}

/** Says back what is reported and what happens then. */
function Confirm({ open, item, onConfirm, onClose }: ConfirmProps) {
  const now = useNow();
  const online = useNetwork((s) => s.online);
  const { happenedOn, pictures } = useClaimDraft().draft;
  const then =
    item.publicDays === 0 ? '认定了就计入你家积分。' : `认定了再公示 ${item.publicDays} 天，没人提意见就计入。`;
  return (
    <ConfirmSheet
      open={open}
      title={`报“${item.title}”？`}
      confirmName={`报上去，${formatPoints(item.points)} 分`}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <View className="body">
        {[happenedOn && dateOnlyWords(happenedOn, now), pictures.length > 0 ? `${pictures.length} 张照片` : '没有照片']
          .filter(Boolean)
          .join('，')}
      </View>
      <View className="body mt2">{`别户的村委先看照片。${then}`}</View>
      {online ? null : <View className="label mt2">现在没有网。先存着，有网自己发。</View>}
    </ConfirmSheet>
  );
}
