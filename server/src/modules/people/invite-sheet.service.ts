import { Inject, Injectable } from '@nestjs/common';
import type { QueryOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { dateOnlyWords } from '@wecountry/shared/domain/calendar-words';
import { printedInviteCode, sceneOf } from '@wecountry/shared/domain/invite-code';
import { DomainError } from '@wecountry/shared/errors';
import type { Actor } from '../../platform/auth/actor.js';
import { type Config, ConfigToken } from '../../platform/config/config.js';
import { Tenant } from '../../platform/db/tenant.js';
import { FileLinks } from '../../platform/http/file-links.js';
import { PdfMaker } from '../../platform/pdf/pdf-maker.js';
import { VillagesService } from '../villages/index.js';
import { householdCode } from './domain/household-code.js';
import { InviteCodes } from './invite-codes.js';
import { drawInvites, type InviteSlip } from './invite-sheet.js';
import { InvitesRepository } from './invites.repository.js';
import { InvitesService } from './invites.service.js';

type Scope = QueryOf<'joining.inviteSheet'>;

/** Open invites on paper: of one household large, of a hamlet six a sheet. */
@Injectable()
export class InviteSheetService {
  constructor(
    private readonly tenant: Tenant,
    private readonly invites: InvitesService,
    private readonly repository: InvitesRepository,
    private readonly codes: InviteCodes,
    private readonly villages: VillagesService,
    private readonly links: FileLinks,
    private readonly pdf: PdfMaker,
    @Inject(ConfigToken) private readonly config: Config,
  ) {}

  /**
   * Where the sheet can be fetched, for some minutes; for those who may see these invites.
   * @throws DomainError `request.not_found` also when there is no open invite to print
   */
  async give(actor: Actor, scope: Scope): Promise<ResponseOf<'joining.inviteSheet'>> {
    const { items } = await this.invites.list(actor, { [scope.of]: scope.id });
    if (items.length === 0) throw new DomainError('people.no_invites');
    return { url: this.links.linkTo(pathOf(actor.villageId, scope)), invites: items.length };
  }

  /** The file behind a link. @throws DomainError `request.not_found` */
  async file(villageId: string, scope: Scope, query: Record<string, unknown>): Promise<Buffer> {
    this.links.check(pathOf(villageId, scope), query);
    const slips = await this.tenant.run({ villageId }, async (tx): Promise<InviteSlip[]> => {
      const village = await this.villages.current(tx);
      const invites = await this.repository.open(tx, { [scope.of]: scope.id });
      return invites.map(({ id, hamletName, no, householdName, expiresAt }) => {
        const code = this.codes.codeOf(id);
        const scene = encodeURIComponent(sceneOf(tx.villageId, code));
        return {
          village: village.name,
          code: householdCode(hamletName, no),
          head: householdName,
          address: `${this.config.publicUrl}/packages/people/pages/join/index?scene=${scene}`,
          printed: printedInviteCode(code),
          until: dateOnlyWords(businessDate(expiresAt), tx.now),
        };
      });
    });
    return this.pdf.make((doc) => drawInvites(doc, slips), { title: '进户码' });
  }
}

const pathOf = (villageId: string, { of, id }: Scope) => `/api/villages/${villageId}/invite-sheets/${of}/${id}.pdf`;
