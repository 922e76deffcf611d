import { Text, View } from '@tarojs/components';
import { dateOnlyWords, momentWords } from '@wecountry/shared/domain/calendar-words';
import { formatPoints } from '@wecountry/shared/domain/credit';
import type { ReactNode } from 'react';
import { useNow } from '@/platform/clock';
import { Card } from '@/ui/card';
import { NoticeBox } from '@/ui/notice-box';
import { publicLeftWords, type Claim } from '../claim-words';
import { ClaimPictures } from './claim-pictures';

interface Props {
  claim: Claim;
  /** What this person may do with it, or why not. */
  children?: ReactNode;
}

/** A claim as others judge it: what, which household, when, the pictures, and what somebody has against it. */
export function ClaimCard({ claim, children }: Props) {
  const now = useNow();
  const { title, points, householdLabel, claimedByName, happenedOn, note, pictures, objection } = claim;
  return (
    <Card padded className="mt3">
      <View className="row row--top">
        <View className="grow">
          <View className="b">{title}</View>
          <View className="label">{`${householdLabel} · ${claimedByName}报的 · ${dateOnlyWords(happenedOn, now)}`}</View>
        </View>
        <Text className="h2 nowrap ml3">{`${formatPoints(points)} 分`}</Text>
      </View>
      {note ? <View className="mt2 pre">{note}</View> : null}
      <ClaimPictures title={title} pictures={pictures} />
      {claim.state === 'public' ? (
        <View className="label b c-gold mt2">
          {[
            claim.reviewedByName && `${claim.reviewedByName}认定`,
            claim.publicUntil && publicLeftWords(claim.publicUntil, now),
          ]
            .filter(Boolean)
            .join('。')}
        </View>
      ) : null}
      {objection ? (
        <View className="mt3">
          <NoticeBox icon="flag" title={`${objection.householdLabel}，${momentWords(objection.at, now)} 提了意见`}>
            {objection.reason}
          </NoticeBox>
        </View>
      ) : null}
      {children}
    </Card>
  );
}
