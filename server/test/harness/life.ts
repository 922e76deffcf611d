import { openApiDocument } from '../../src/platform/http/openapi.js';
import { lineOf, rightfulOf, type Scenario } from './scenario.js';
import { type ApiDocument, operationsOf } from './scenario-operations.js';
import type { PersonName } from './scenario-village.js';

/** Ends the login of who does it. */
const LAST = ['auth.logout', 'privacy.withdraw', 'privacy.leave'];

/** Lets a person do everything there is to do for them once. Returns what was not done, with why. */
export async function liveWhole({ home, send }: Bound, name: PersonName): Promise<string[]> {
  const person = home.people[name];
  const failed: string[] = [];
  for (const operation of operationsOf(openApiDocument() as unknown as ApiDocument)) {
    if (operation.access === 'public' || LAST.includes(operation.name)) continue;
    if (!rightfulOf(operation).includes(name)) continue;
    const ask = await lineOf(operation).ask(home, person);
    const { status, text } = await send(operation, { village: home.id, ask, as: ask.as ?? person });
    if (status !== operation.status) failed.push(`${operation.name}: ${status} ${text.slice(0, 120)}`);
  }
  return failed;
}

interface Bound {
  readonly home: Scenario['home'];
  readonly send: Scenario['send'];
}
