import { Text, View } from '@tarojs/components';
import { shortFingerprint } from '@wecountry/shared/domain/dividend';
import { dividendPlanLabels } from '@wecountry/shared/domain/dividend-states';
import { useRead } from '@/platform/query';
import { a11y } from '@/ui/a11y';
import { AudioBar } from '@/ui/audio-bar';
import { PrimaryButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { DividendFormula } from '@/ui/dividend-slip';
import { Icon } from '@/ui/icon';
import { MoneyText } from '@/ui/money-text';
import { NoticeBox } from '@/ui/notice-box';
import { QueryView } from '@/ui/query-view';
import { SectionTitle } from '@/ui/section-title';
import { Tag } from '@/ui/tag';
import { planFacts, planSpeech, type Plan } from '../plan-words';
import { planTone } from '../plan-tone';
import { FactRows } from './fact-rows';

interface Ways {
  onPoll: (poll: string) => void;
  onSlip: (plan: string) => void;
}

/** A plan before it is carried out: what my household would get, with its own numbers in the formula. */
export function PlanView({ planId, ...ways }: Ways & { planId: string }) {
  const plan = useRead('dividends.plan', { params: { plan: planId } });
  return <QueryView query={plan}>{(data) => <Estimate plan={data} {...ways} />}</QueryView>;
}

function Estimate({ plan, ...ways }: Ways & { plan: Plan }) {
  const { year, state, mine, pointsTotal, poolFen, fingerprint, draftedByName, decisionNo } = plan;
  return (
    <>
      <View className="row row--wrap">
        <View className="h1 grow" {...a11y({ role: 'heading', level: 2 })}>{`${year} 年怎么分`}</View>
        <Tag tone={planTone[state]}>{dividendPlanLabels[state]}</Tag>
      </View>
      <View className="mt3">
        <AudioBar id={`plan-${plan.id}`} text={planSpeech(plan)} label="听这份方案" />
      </View>
      {mine ? (
        <Card padded className="mt3">
          <View className="label">{state === 'executed' ? '你家分到' : '照这份方案，你家分'}</View>
          <MoneyText fen={mine.amountFen} size="hero" className="c-indigo" />
          <DividendFormula points={mine.weight} pointsTotal={pointsTotal} poolFen={poolFen} />
          {mine.weight === mine.points ? null : (
            <View className="label">{`你家全年 ${mine.points} 分，算数的 ${mine.weight} 分。`}</View>
          )}
        </Card>
      ) : (
        <View className="mt3">
          <NoticeBox icon="info" title="这份方案里没有你家">
            方案按拟的那天名册上的户来算。
          </NoticeBox>
        </View>
      )}
      <WhatNow plan={plan} {...ways} />
      <SectionTitle>照什么算</SectionTitle>
      <Card padded>
        <FactRows facts={planFacts(plan)} />
      </Card>
      <View className="label mt3">
        {decisionNo ? `${draftedByName}拟的，决议 ${decisionNo}。` : `${draftedByName}拟的，积分在那天冻住。`}
      </View>
      <View className="row row--wrap label">
        <Icon name="chain" size={16} />
        <Text className="ml1">方案指纹 </Text>
        <Text className="mono nowrap ml1">{shortFingerprint(fingerprint)}</Text>
      </View>
    </>
  );
}

/** Where the plan stands, and the one thing to do about it. */
function WhatNow({ plan: { id, state, pollId, mine }, onPoll, onSlip }: Ways & { plan: Plan }) {
  switch (state) {
    case 'draft':
      return <View className="label b mt3">还没表决，只是先算算。表决的是同一份，数不会变。</View>;
    case 'voting':
      return (
        <View className="mt3">
          <View className="label b">正在表决。达到门槛、录好纪要，才照这样分。</View>
          {pollId ? (
            <PrimaryButton wide className="mt3" onPress={() => onPoll(pollId)}>
              去看表决
            </PrimaryButton>
          ) : null}
        </View>
      );
    case 'decided':
      return <View className="label b mt3">村里定了，就照这样分。等博物馆记账。</View>;
    case 'executed':
      // An auditor or somebody of the museum has no household, and no slip.
      return mine ? (
        <PrimaryButton wide className="mt3" onPress={() => onSlip(id)}>
          看我家分红单
        </PrimaryButton>
      ) : (
        <View className="label b mt3">记进账了，各户看得到分红单。</View>
      );
    case 'replaced':
      return <View className="label b mt3">这一份不用了，后来重拟了一份。</View>;
  }
}
