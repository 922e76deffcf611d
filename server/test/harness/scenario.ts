import { newId } from '../../src/platform/db/id.js';
import type { TestApp, TestUser } from './app.js';
import { multipart } from './media.js';
import { discussionLines } from './scenario-discussion.js';
import type { Ask, Line, Lines } from './scenario-line.js';
import type { Operation } from './scenario-operations.js';
import { activityLines } from './scenario-activities.js';
import { noticeLines } from './scenario-notices.js';
import { decisionLines } from './scenario-decisions.js';
import { peopleLines } from './scenario-people.js';
import { privacyLines } from './scenario-privacy.js';
import { pointsLines } from './scenario-points.js';
import { registerLines } from './scenario-register.js';
import { type Rows, RowsWatch } from './scenario-rows.js';
import { tradeLines } from './scenario-trade.js';
import { type PersonName, personNames, personRoles, ScenarioVillage } from './scenario-village.js';
import { startWithWechat } from './shop.js';
import type { TestWechat } from './wechat.js';

const lines: Lines = {
  ...discussionLines,
  ...activityLines,
  ...peopleLines,
  ...decisionLines,
  ...noticeLines,
  ...registerLines,
  ...tradeLines,
  ...pointsLines,
  ...privacyLines,
};

/** The line of an operation of the document. @throws Error saying what to add when there is none. */
export function lineOf({ name, method, path }: Operation): Line {
  const line = (lines as Record<string, Line | undefined>)[name];
  if (!line) {
    throw new Error(
      `${method} ${path} is in the OpenAPI document, and the isolation scenario does not know it. Add a line ` +
        `'${name}' to scenario-people.ts, scenario-register.ts, scenario-decisions.ts, scenario-notices.ts, scenario-trade.ts, scenario-points.ts or scenario-activities.ts in server/test/harness: \`ask\` makes ` +
        'a right request (params, query, body, every id filled in, fresh objects where the act uses them up), and, ' +
        'if any signed-in user may call it, `lets` says whom the service lets in.',
    );
  }
  return line;
}

/** The lines that no operation of the document asks for. */
export const linesBeyond = (operations: readonly Operation[]): string[] =>
  Object.keys(lines).filter((name) => !operations.some((operation) => operation.name === name));

/** Who is let in: each role that the document names by its own person, or whom the line names. */
export function rightfulOf(operation: Operation): PersonName[] {
  const { access } = operation;
  if (access === 'public') return [];
  if (access !== 'user') return [...access];
  const { lets } = lineOf(operation);
  if (lets === undefined) throw new Error(`The line of ${operation.name} must say whom it \`lets\` in`);
  return lets === 'anyone' ? personNames : [...lets];
}

/** Everybody else of the village, and those outside. */
export function othersOf(operation: Operation): PersonName[] {
  const { access } = operation;
  const rightful = rightfulOf(operation);
  if (typeof access === 'string') return personNames.filter((name) => !rightful.includes(name));
  return personNames.filter((name) => !personRoles[name].some((role) => access.includes(role)));
}

export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly body: Record<string, unknown>;
  readonly type: string;
}

interface Sending {
  readonly village: string;
  readonly ask: Ask;
  readonly as?: TestUser;
  /** A new one when the operation wants one and none is given; null sends none. */
  readonly key?: string | null;
}

/** Two villages full of life in one installation. */
export class Scenario {
  private constructor(
    readonly app: TestApp,
    private readonly wechat: TestWechat,
    private readonly watch: RowsWatch,
    readonly home: ScenarioVillage,
    readonly away: ScenarioVillage,
  ) {}

  static async start(): Promise<Scenario> {
    const { app, wechat } = await startWithWechat({ WRITES_PER_MINUTE: '100000' });
    const watch = await RowsWatch.open(app.database);
    const home = await ScenarioVillage.create(app, wechat, '近村', 0);
    const away = await ScenarioVillage.create(app, wechat, '远村', 1);
    for (const village of [home, away]) await village.begin();
    return new Scenario(app, wechat, watch, home, away);
  }

  /** Sends a request as the document describes the operation. */
  async send(operation: Operation, { village, ask, as, key = newId() }: Sending): Promise<Reply> {
    const { name, method, path, keyed } = operation;
    const given: Record<string, unknown> = { ...ask.params, village };
    const url = path.replace(/\{(\w+)\}/g, (_, param: string) => {
      if (given[param] === undefined) throw new Error(`The line of ${name} gives no "${param}"`);
      return encodeURIComponent(String(given[param]));
    });
    const query = new URLSearchParams(ask.query as Record<string, string> | undefined).toString();
    const form = ask.file && multipart(ask.file);
    const response = await this.app.nest.inject({
      method,
      url: query === '' ? url : `${url}?${query}`,
      headers: {
        ...ask.headers,
        ...(as && { authorization: `Bearer ${as.session.accessToken}` }),
        ...(keyed && key !== null && { 'idempotency-key': key }),
        ...form?.headers,
      },
      payload: form?.payload ?? (ask.body as object | undefined),
    });
    const text = response.body;
    const body = (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>;
    return { status: response.statusCode, text, body, type: String(response.headers['content-type']) };
  }

  /** What both villages have. */
  async rows(): Promise<Rows[]> {
    return [await this.watch.of(this.home.id), await this.watch.of(this.away.id)];
  }

  /** Ids, order numbers and the mark of a village: what an answer in another must not have. */
  async namesOf(village: ScenarioVillage): Promise<string[]> {
    return [...(await this.watch.namesOf(village.id)), village.id, village.mark];
  }

  /** Lets WeChat end what it was asked for, so that no late call of its changes rows while they are compared. */
  async settle(): Promise<void> {
    await this.app.runDue();
    for (let i = 0; i < 1_000; i += 1) {
      if (!(await this.home.refundsWait()) && !(await this.away.refundsWait())) return;
      await new Promise((wait) => setTimeout(wait, 10));
    }
    throw new Error('A refund did not come to its end');
  }

  async close(): Promise<void> {
    await this.watch.close();
    await this.app.close();
    await this.wechat.close();
  }
}
