import { Image, Text, View } from '@tarojs/components';
import { activityLabels } from '@wecountry/shared/domain/activity-states';
import { deadlineWords } from '@wecountry/shared/domain/calendar-words';
import { formatYuan } from '@wecountry/shared/domain/money';
import { useState } from 'react';
import { ApiError } from '@/platform/api-error';
import { putInCalendar } from '@/platform/calendar-entry';
import { useNow } from '@/platform/clock';
import { isH5 } from '@/platform/env';
import { go } from '@/platform/navigate';
import { pictureUrl } from '@/platform/picture-url';
import { a11y } from '@/ui/a11y';
import { AudioBar } from '@/ui/audio-bar';
import { SecondaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { Facts, type Fact } from '@/ui/facts';
import { FormTrouble } from '@/ui/form-trouble';
import { ListRow } from '@/ui/list-row';
import { NoticeBox } from '@/ui/notice-box';
import { SectionTitle } from '@/ui/section-title';
import { Tag } from '@/ui/tag';
import { type Activity, activitySpeech, memberWords, placesWords, resultWords, timeWords } from '../activity-words';

/** A whole activity: when, where, for whom, what one gets, who of us comes. */
export function ActivityView({ activity }: { activity: Activity }) {
  const now = useNow();
  const { id, title, body, pictures, cancelReason, household, state } = activity;
  return (
    <View>
      <View className="row row--wrap">
        <Tag tone={state === 'cancelled' ? 'red' : 'indigo'}>{activityLabels[state]}</Tag>
        <Text className="label ml2">{`给${activity.audienceLabel}办`}</Text>
      </View>
      <View className="h1 mt2" {...a11y({ role: 'heading', level: 2 })}>
        {title}
      </View>
      {cancelReason === null ? null : (
        <NoticeBox title="活动取消了" icon="warn" tone="red">
          {cancelReason}
        </NoticeBox>
      )}
      <View className="mt3">
        <AudioBar id={`activity-${id}`} text={activitySpeech(activity, now)} label="听这个活动" />
      </View>
      <View className="mt3">
        <Facts facts={factsOf(activity, now)} />
      </View>
      {body === '' ? null : <View className="body mt3 pre">{body}</View>}
      {pictures.map((picture, i) => (
        <Image
          key={picture.id}
          className="mt3"
          style={{ width: '100%' }}
          src={pictureUrl(picture.medium)}
          mode="widthFix"
          lazyLoad
          {...(isH5
            ? { nativeProps: { alt: `${title}的照片，第 ${i + 1} 张` } }
            : a11y({ role: 'img', label: `${title}的照片，第 ${i + 1} 张` }))}
        />
      ))}
      {household.length > 0 ? <Household activity={activity} /> : null}
      <Comers activity={activity} />
      {activity.runs ? (
        <Card list className="mt4">
          <ListRow
            icon="list"
            title="签到和名单"
            help="谁报了，谁到了，收工"
            onPress={() => go('/packages/activities/pages/run', { id })}
          />
        </Card>
      ) : null}
      {state === 'open' ? <CalendarButton activity={activity} /> : null}
    </View>
  );
}

function factsOf(activity: Activity, now: number): Fact[] {
  const { place, organiserName, credit, payFen, signUpUntil, state } = activity;
  return [
    { icon: 'clock', name: '什么时候', value: timeWords(activity, now) },
    { icon: 'pin', name: '哪里', value: place },
    {
      icon: 'people',
      name: '名额',
      value: placesWords(activity),
      help: state === 'open' ? deadlineWords(signUpUntil, now) : undefined,
    },
    ...(credit
      ? [
          {
            icon: 'credit' as const,
            name: '到场',
            value: `记 ${credit.points} 积分`,
            help: `${credit.title}，${credit.publicDays === 0 ? '收工就计入' : `公示 ${credit.publicDays} 天没人提意见就计入`}`,
          },
        ]
      : []),
    ...(payFen === null
      ? []
      : [
          { icon: 'wallet' as const, name: '工钱', value: `每人 ¥${formatYuan(payFen)}`, help: '到场的人有，博物馆付' },
        ]),
    ...(organiserName === '' ? [] : [{ icon: 'flag' as const, name: '谁组织', value: organiserName }]),
  ];
}

/** Each of the household, where they stand, and what coming gave. */
function Household({ activity }: { activity: Activity }) {
  return (
    <View>
      <SectionTitle>我家的人</SectionTitle>
      <Card list label="我家的人">
        {activity.household.map((member) => {
          const words = memberWords(member, activity);
          const result = member.removed === null ? resultWords(member) : `组织的人说：${member.removed}`;
          return (
            <ListRow
              key={member.residentId}
              title={member.self ? `${member.name}（我）` : member.name}
              help={result === '' ? undefined : result}
              action={<Text className="label b">{words}</Text>}
              label={[member.name, words, result].filter(Boolean).join('，')}
            />
          );
        })}
      </Card>
    </View>
  );
}

/** Who of the group comes, who does not, who has not said. */
function Comers({ activity: { comers } }: { activity: Activity }) {
  if (!comers) return null;
  const rows = [
    ['来', comers.in],
    ['不来', comers.out],
    ['还没说', comers.silent],
  ] as const;
  return (
    <View>
      <SectionTitle>队里谁来</SectionTitle>
      <Card list label="队里谁来">
        {rows.map(([word, names]) =>
          names.length === 0 ? null : (
            <ListRow key={word} title={`${word} ${names.length} 人`} help={names.join('、')} />
          ),
        )}
      </Card>
    </View>
  );
}

function CalendarButton({ activity }: { activity: Activity }) {
  const [trouble, setTrouble] = useState<ApiError | null>(null);
  const put = () => {
    setTrouble(null);
    putInCalendar(activity).catch((caught: unknown) => {
      if (!(caught instanceof ApiError)) throw caught;
      setTrouble(caught);
    });
  };
  return (
    <>
      {trouble ? <FormTrouble error={trouble} /> : null}
      <SecondaryButton wide icon="download" className="mt4" onPress={put}>
        放进手机日历
      </SecondaryButton>
    </>
  );
}
