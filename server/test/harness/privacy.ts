import { PhonesService } from '../../src/modules/privacy/index.js';
import { newId } from '../../src/platform/db/id.js';
import type { TestApp } from './app.js';

/** Another number each time. */
let last = 13_000_000_000;
export const aPhone = (): string => String((last += 7_919));

/** Enters a resident's number as an import does. */
export async function withPhone(app: TestApp, villageId: string, residentId: string): Promise<string> {
  const phone = aPhone();
  await app.tenant.run({ villageId }, (tx) => app.get(PhonesService).keep(tx, { residentId, phone, by: newId() }));
  return phone;
}
