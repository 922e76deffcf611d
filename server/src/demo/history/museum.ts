import { DividendService, VoucherService } from '../../modules/museum/index.js';
import { MUSEUM_VOUCHERS } from '../data/museum.js';
import type { Stage } from '../stage.js';
import type { DemoVillage } from './founding.js';

const PART_PER_TEN_THOUSAND = 2000;

/** Lives the museum's year that is shared: what came in and went out, month by month, entered by its staff. */
export async function liveMuseum(stage: Stage, village: DemoVillage, staff: string): Promise<void> {
  for (const { month, kind, amountFen, memo, paidFrom } of MUSEUM_VOUCHERS) {
    const at = stage.calendar.sharedYearAt(month, 28, kind === 'income' ? '17:30' : '18:00');
    const actor = await stage.actor(village.id, staff, at);
    const occurredOn = `${stage.calendar.sharedYear}-${String(month).padStart(2, '0')}-28`;
    await stage.services.get(VoucherService).enter(actor, { kind, amountFen, memo, paidFrom, occurredOn });
  }
}

/** The museum's staff drafts how that year's profit is shared; the village votes on it later. Returns the plan's id. */
export async function draftPlan(stage: Stage, village: DemoVillage, staff: string): Promise<string> {
  const actor = await stage.actor(village.id, staff, stage.calendar.at(20, '15:00'));
  const plan = await stage.services
    .get(DividendService)
    .draft(actor, { year: stage.calendar.sharedYear, partPerTenThousand: PART_PER_TEN_THOUSAND });
  return plan.id;
}
