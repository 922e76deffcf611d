import { View } from '@tarojs/components';
import { shortFingerprint } from '@wecountry/shared/domain/dividend';
import { useNow } from '@/platform/clock';
import { useRead } from '@/platform/query';
import { useMyVillage } from '@/platform/session';
import { AudioBar } from '@/ui/audio-bar';
import { DividendSlip } from '@/ui/dividend-slip';
import { QueryView } from '@/ui/query-view';
import { slipCode, slipFacts, slipSpeech, slipStatus, type Slip } from '../plan-words';

/** My household's dividend of a year, and how it came about. */
export function SlipView({ planId }: { planId: string }) {
  const slip = useRead('dividends.slip', { params: { plan: planId } });
  return <QueryView query={slip}>{(data) => <Paper slip={data} />}</QueryView>;
}

function Paper({ slip }: { slip: Slip }) {
  const now = useNow();
  const village = useMyVillage();
  const { year, householdLabel, householdName, amountFen, weight, pointsTotal, poolFen } = slip;
  return (
    <>
      <DividendSlip
        title={`${year} 年分红单`}
        household={`${householdLabel} · ${householdName}户`}
        amountFen={amountFen}
        status={{ done: false, text: slipStatus(slip, now) }}
        formula={{ points: weight, pointsTotal, poolFen }}
        facts={slipFacts(slip)}
        proof={[`凭证第 ${slip.entryNumber} 号`, `决议：${slip.decisionNo}`]}
        stamp={village?.demo ? [village.name, '演示章'] : undefined}
        fingerprint={shortFingerprint(slip.fingerprint)}
        qrText={slipCode(slip)}
      />
      <View className="mt4">
        <AudioBar id={`slip-${slip.planId}`} text={slipSpeech(slip, now)} label="听这张单子" />
      </View>
    </>
  );
}
