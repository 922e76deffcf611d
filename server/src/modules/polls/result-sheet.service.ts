import { Inject, Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { dateOnlyWords, momentWords } from '@wecountry/shared/domain/calendar-words';
import { type ApprovalChoice, choiceInWords } from '@wecountry/shared/domain/choice';
import { SMALLEST_GROUP } from '@wecountry/shared/domain/secrecy';
import { meetingDecides, verdictLabels } from '@wecountry/shared/domain/tally';
import { unitWords } from '@wecountry/shared/domain/tally-words';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { FileLinks } from '../../platform/http/file-links.js';
import { PdfMaker } from '../../platform/pdf/pdf-maker.js';
import { PeopleService } from '../people/index.js';
import { VillagesService } from '../villages/index.js';
import { MinutesRepository } from './minutes.repository.js';
import { boxOf, currentMinutes, givenDaysOf, resultOf } from './poll-view.js';
import { PollRepository, type PollRow } from './polls.repository.js';
import { drawResult, type ResultSheet } from './result-sheet.js';

const NOBODY = { householdId: undefined, residentId: undefined };

/** A result on paper, for the notice board. */
@Injectable()
export class ResultSheetService {
  constructor(
    private readonly tenant: Tenant,
    private readonly polls: PollRepository,
    private readonly minutes: MinutesRepository,
    private readonly people: PeopleService,
    private readonly villages: VillagesService,
    private readonly links: FileLinks,
    private readonly pdf: PdfMaker,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  /** Where the sheet can be fetched, for some minutes. Throws `poll.not_counted` before there is a result. */
  async give(actor: Actor, id: string): Promise<ResponseOf<'polls.sheet'>> {
    await this.tenant.run(actor, (tx) => this.counted(tx, id));
    return { url: this.links.linkTo(pathOf(actor.villageId, id)) };
  }

  /** The file behind a link. @throws DomainError `request.not_found` */
  async file(villageId: string, id: string, query: Record<string, unknown>): Promise<Buffer> {
    this.links.check(pathOf(villageId, id), query);
    const sheet = await this.tenant.run({ villageId }, async (tx) => this.sheetOf(tx, await this.counted(tx, id)));
    return this.pdf.make((doc) => drawResult(doc, sheet), { title: `${sheet.title} 表决结果` });
  }

  private async counted(tx: Tx, id: string): Promise<PollRow> {
    const poll = await this.polls.find(tx, id, NOBODY);
    if (!poll) throw new DomainError('request.not_found');
    if (poll.verdict === null) throw new DomainError('poll.not_counted');
    return poll;
  }

  private async sheetOf(tx: Tx, poll: PollRow): Promise<ResultSheet> {
    const village = await this.villages.current(tx);
    const box = boxOf(poll);
    const result = resultOf(poll);
    if (!result) throw new Error(`Poll ${poll.id} has a verdict and no counts`);
    const unit = unitWords[poll.unit];
    const withheld = box?.withheld === true;
    const few = `${poll.voted} ${unit}投了。亲手投的不到 ${SMALLEST_GROUP} 人，各项多少票不公布，免得猜出谁投了什么`;
    return {
      village: village.name,
      presetLabel: poll.preset.label,
      title: poll.title,
      unit,
      secret: poll.secret,
      verdict: verdictLabels[result.verdict],
      counts: withheld ? null : countsOf(poll, result),
      sentences: withheld ? [few] : result.sentences.map(({ title, detail }) => `${title}：${detail}`),
      facts: factsOf(poll, tx.now),
      decision: await this.decisionOf(tx, poll),
      seal: box?.seal ?? null,
      closing: meetingDecides,
      address: `${this.config.publicUrl}/packages/affairs/pages/poll/index?id=${poll.id}`,
    };
  }

  private async decisionOf(tx: Tx, poll: PollRow): Promise<ResultSheet['decision']> {
    if (poll.decisionNo === null) return null;
    const entries = currentMinutes(await this.minutes.entries(tx, poll.id));
    const names = await this.people.namesOf(
      tx,
      entries.map((entry) => entry.userId),
    );
    const [first] = entries;
    if (!first) throw new Error(`Decision ${poll.decisionNo} has no minutes`);
    const { heldOn, place, attendance } = first;
    const came = `到会 ${attendance} ${unitWords[poll.unit]}`;
    return {
      no: poll.decisionNo,
      meeting: `${dateOnlyWords(heldOn, tx.now)}在${place}开会，${came}`,
      recorders: entries
        .map((entry) => `${names.get(entry.userId) ?? ''}（${signed(entry.enteredAt, tx.now)}）`)
        .join('、'),
    };
  }
}

const signed = (at: Date, now: Date): string => dateOnlyWords(businessDate(at), now);

function countsOf(poll: PollRow, result: NonNullable<ReturnType<typeof resultOf>>): ResultSheet['counts'] {
  const silent = { name: '没投', count: result.notVoted };
  const said = (choice: ApprovalChoice) => ({ name: choiceInWords([], choice), count: result[choice] });
  if (poll.kind === 'approval') return [said('approve'), said('reject'), said('abstain'), silent];
  const chosen = poll.options.map(({ key, text }) => ({
    name: text,
    count: result.options.find((option) => option.key === key)?.votes ?? 0,
  }));
  return [...chosen, ...(poll.kind === 'survey' ? [] : [said('abstain')]), silent];
}

function factsOf(poll: PollRow, now: Date): ResultSheet['facts'] {
  const { preset, scopeLabel, electorate, unit } = poll;
  return [
    ['名册', `${scopeLabel}，${preset.electorate}，一共 ${electorate} ${unitWords[unit]}，开投时定住`],
    [
      '投票',
      `${momentWords(poll.openedAt, now)}到${momentWords(poll.closesAt, now)}，投了 ${poll.voted} ${unitWords[unit]}`,
    ],
    ...papersOf(poll),
    ['依据', `${preset.source}${preset.checked ? '' : '（未核对）'}`],
    ['表决的是', poll.body],
  ];
}

/** How long the papers lay out, and what the rule wants; nothing where it wants none. */
function papersOf(poll: PollRow): ResultSheet['facts'] {
  const wanted = poll.preset.noticeDays;
  if (wanted === null) return [];
  return [['材料', `提前 ${givenDaysOf(poll)} 天公布，按规定要 ${wanted} 天`]];
}

const pathOf = (villageId: string, id: string) => `/api/villages/${villageId}/polls/${id}/result.pdf`;
