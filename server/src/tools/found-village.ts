import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { roleLabel } from '@wecountry/shared/domain/roles';
import { printedInviteCode } from '@wecountry/shared/domain/invite-code';
import { DomainError, errors } from '@wecountry/shared/errors';
import * as z from 'zod';
import { type Founder, FoundingService, householdsOfChosen, type OpenSeat } from '../modules/founding/index.js';
import { loadConfig } from '../platform/config/config.js';
import { ConfigError } from '../platform/config/environment.js';
import { makeContext } from '../server.js';
import { type Terminal, ToolError } from './village-reader.js';

const USAGE = `npm run found -- 单子.json          建一个村 (founds a village)
npm run found -- --seats <slug>     没人坐的位子，换新的码 (new codes for the seats nobody took)

单子.json:
{
  "slug": "tongguan", "name": "铜关村", "province": "贵州省", "county": "黎平县",
  "hamlets": ["上寨", "中寨"],
  "committee":   [{ "name": "石明", "bornOn": "1976-06-18", "hamlet": "上寨", "no": 5 }],
  "supervisors": [{ "name": "潘仁和", "bornOn": "1957-03-11", "hamlet": "中寨", "no": 4 }]
}
committee 和 supervisors 是村民选出来的人 (those whom the villagers chose).`;

/** The project as such: whoever runs the installation, before anybody of it has logged in. */
const PROJECT: Founder = { userId: '00000000-0000-7000-8000-000000000001', requestId: 'npm run found' };

const Chosen = z.strictObject({
  name: z.string().min(1).max(20),
  bornOn: z.iso.date(),
  hamlet: z.string().min(1).max(20),
  no: z.int().min(1),
});
const Plan = z.strictObject({
  slug: z.string(),
  name: z.string().max(20),
  province: z.string().max(20),
  county: z.string().max(20),
  hamlets: z.array(z.string().max(20)).max(100),
  committee: z.array(Chosen).max(9),
  supervisors: z.array(Chosen).max(9).default([]),
});

/** Founds a village by a plan in a file, or makes new codes for its open seats; says who opens which address. */
export async function foundVillage(args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: { seats: { type: 'string' } }, allowPositionals: true });
  const [file, ...more] = positionals;
  if (more.length > 0 || (file === undefined) === (values.seats === undefined)) throw new ToolError(USAGE);
  const plan = file === undefined ? undefined : await readPlan(file);
  const config = settings(terminal.env);
  const context = await makeContext(config);
  try {
    const service = context.get(FoundingService);
    const seats = plan
      ? (await service.found(plan, PROJECT)).seats
      : await service.seatsAgain(values.seats ?? '', PROJECT);
    const village = plan ? `${plan.name}建好了 (founded): ` : '';
    terminal.out.write(`${village}${seats.length} 个位子，30 天内各自打开，自己认领 (seats to be taken):\n`);
    for (const seat of seats) terminal.out.write(seatLine(seat, config.publicUrl));
    return 0;
  } catch (error) {
    throw inWords(error);
  } finally {
    await context.close();
  }
}

function settings(env: NodeJS.ProcessEnv) {
  try {
    return loadConfig(env);
  } catch (error) {
    throw error instanceof ConfigError ? new ToolError(error.message) : error;
  }
}

async function readPlan(file: string) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ToolError(`读不到 ${file} (cannot read it)`);
  });
  const read = Plan.safeParse(jsonOf(text, file));
  if (!read.success) throw new ToolError(`${file} 不对 (wrong):\n${z.prettifyError(read.error)}\n\n${USAGE}`);
  const { committee, supervisors, ...village } = read.data;
  return {
    ...village,
    demo: false,
    households: householdsOfChosen([...committee, ...supervisors]),
    seats: [
      ...committee.map((person) => ({ ...person, role: 'committee' as const })),
      ...supervisors.map((person) => ({ ...person, role: 'supervisor' as const })),
    ],
  };
}

function jsonOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ToolError(`${file} 不是 JSON (no JSON)\n\n${USAGE}`);
  }
}

const seatLine = ({ role, name, hamlet, no, code, scene }: OpenSeat, publicUrl: string): string =>
  `${roleLabel[role]} ${name} ${hamlet} ${no} 号  ${printedInviteCode(code)}\n` +
  `  ${publicUrl}/packages/people/pages/join/index?scene=${encodeURIComponent(scene)}\n`;

function inWords(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  if (error.code === 'request.not_found') return new ToolError('没有这个村 (no such village)');
  const { title, next } = errors[error.code];
  return new ToolError([title, ...String(error.detail?.problems ?? next).split('\n')].join('\n  '));
}
