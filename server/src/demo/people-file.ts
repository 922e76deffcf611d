import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { DemoIdentity } from './stage.js';

/** Somebody whom the simulator's consent page lets one be. */
export interface DemoPerson extends DemoIdentity {
  name: string;
  roleText: string;
  householdText?: string;
  villageName?: string;
}

/** Writes the list of the simulator's consent page. */
export function writePeople(dataDir: string, people: readonly DemoPerson[]): void {
  const folder = path.join(dataDir, 'simulator');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path.join(folder, 'people.json'), JSON.stringify(people, null, 1), { mode: 0o600 });
}
