import type { PollState } from '@wecountry/shared/domain/poll-states';
import type { PollUnit } from '@wecountry/shared/domain/presets';

/** Who asks. */
export interface Asker {
  householdId?: string;
  hamletId?: string;
  adult?: boolean;
}

/** What is asked about. `reason` is that of the asker's place on the roll, null when there is none. */
export interface Asked {
  state: PollState;
  unit: PollUnit;
  hamletId: string | null;
  scopeLabel: string;
  electorate: string;
  ofBody: boolean;
  reason: string | null;
}

/** 我为什么有（没有）这一票, in one or two sentences. */
export function whyInWords(asked: Asked, asker: Asker): string {
  const { reason, unit, scopeLabel } = asked;
  if (reason !== null) {
    if (unit === 'resident') return `${reason}，一人一票。`;
    return asker.adult === true
      ? `你家是${reason}，一户一票，家里哪个大人投都算。`
      : `你家是${reason}，一户一票，由家里的大人投。`;
  }
  if (asker.householdId === undefined) return '你还没对上户，名册里找不到你。带户口本找村委会。';
  if (asked.hamletId !== null && asker.hamletId !== asked.hamletId) return `这次只问${scopeLabel}，你家不在那里。`;
  if (asked.state === 'announced') return '还没开投。名册到开投那一刻定下来。';
  if (unit === 'resident' && asker.adult !== true) return '开投那天满 18 岁的人才有票。';
  if (asked.ofBody) return `这次的名册是：${asked.electorate}。里面没有你。有疑问找村委会。`;
  return unit === 'household' ? '名册在开投那一刻定下，那时你家还不在册。' : '名册在开投那一刻定下，那时你还不在册。';
}
