import type { DividendPlanState } from '@wecountry/shared/domain/dividend-states';

/** The cloth label of a plan's state. */
export const planTone: Readonly<Record<DividendPlanState, 'line' | 'gold' | 'indigo' | 'green'>> = {
  draft: 'gold',
  voting: 'indigo',
  decided: 'indigo',
  executed: 'green',
  replaced: 'line',
};
