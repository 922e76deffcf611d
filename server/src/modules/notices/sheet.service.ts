import { Inject, Injectable } from '@nestjs/common';
import type { ResponseOf } from '@wecountry/shared/contracts';
import { dayWords } from '@wecountry/shared/domain/calendar-words';
import { loudspeakerText } from '@wecountry/shared/domain/loudspeaker';
import { noticeCategoryLabels } from '@wecountry/shared/domain/notice';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { FileLinks } from '../../platform/http/file-links.js';
import { PdfMaker } from '../../platform/pdf/pdf-maker.js';
import { PeopleService } from '../people/index.js';
import { VillagesService } from '../villages/index.js';
import { AudienceService } from './audience.service.js';
import { type NoticeRow, NoticesRepository } from './notices.repository.js';
import { drawSheet, type Sheet } from './sheet.js';

/** The notice on paper for the notice board, and in spoken sentences for the loudspeaker. */
@Injectable()
export class SheetService {
  constructor(
    private readonly tenant: Tenant,
    private readonly notices: NoticesRepository,
    private readonly audiences: AudienceService,
    private readonly people: PeopleService,
    private readonly villages: VillagesService,
    private readonly links: FileLinks,
    private readonly pdf: PdfMaker,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  /** Where the sheet can be fetched, for some minutes. A group leader gets those that are for the own hamlet. */
  async give(actor: Actor, id: string): Promise<ResponseOf<'notices.sheet'>> {
    const seesAll = actor.roles.has('committee') || actor.roles.has('supervisor');
    const sheet = await this.tenant.run(actor, async (tx) => {
      const notice = await this.found(tx, id);
      const meant = seesAll ? [] : (await this.audiences.rolls(tx, [notice])).of(notice);
      if (!seesAll && !meant.some((h) => h.hamletId === actor.hamletId)) throw new DomainError('request.not_found');
      return this.sheetOf(tx, notice);
    });
    return { url: this.links.linkTo(pathOf(actor.villageId, id)), loudspeaker: loudspeakerText(sheet) };
  }

  /** The file behind a link. @throws DomainError `request.not_found` */
  async file(villageId: string, id: string, query: Record<string, unknown>): Promise<Buffer> {
    this.links.check(pathOf(villageId, id), query);
    const sheet = await this.tenant.run({ villageId }, async (tx) => this.sheetOf(tx, await this.found(tx, id)));
    return this.pdf.make((doc) => drawSheet(doc, sheet), { title: sheet.title });
  }

  private async found(tx: Tx, id: string): Promise<NoticeRow> {
    const notice = await this.notices.find(tx, id);
    if (!notice) throw new DomainError('request.not_found');
    return notice;
  }

  private async sheetOf(tx: Tx, notice: NoticeRow): Promise<Sheet> {
    const village = await this.villages.current(tx);
    const names = await this.people.namesOf(tx, [notice.authorUserId]);
    const { category, title, body, when, where, todo } = notice;
    return {
      ...{ category, title, body, when, where, todo },
      label: noticeCategoryLabels[category],
      village: village.name,
      audience: await this.audiences.label(tx, notice),
      author: names.get(notice.authorUserId) ?? '',
      day: dayWords(notice.publishedAt, tx.now),
      withdrawn: notice.state === 'withdrawn',
      address: `${this.config.publicUrl}/packages/affairs/pages/notice/index?id=${notice.id}`,
    };
  }
}

const pathOf = (villageId: string, id: string) => `/api/villages/${villageId}/notices/${id}/sheet.pdf`;
