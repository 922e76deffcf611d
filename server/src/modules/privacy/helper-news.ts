import { Injectable, type OnModuleInit } from '@nestjs/common';
import { api } from '@wecountry/shared/contracts';
import { businessDate, startOfDay } from '@wecountry/shared/domain/calendar';
import { HELPER_ACTED } from '../../platform/db/helper-acts.js';
import { Tenant } from '../../platform/db/tenant.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { InboxService } from '../inbox/index.js';
import { HelpersRepository } from './helpers.repository.js';

interface Acted {
  readonly ownerId: string;
  readonly operation: string;
  readonly actId: string;
}

/** What was done, as its route says it to people; what follows the semicolon is for who writes clients. */
export function actWords(operation: string): string {
  const summary = (api as Partial<Record<string, { summary: string }>>)[operation]?.summary;
  return summary?.split('；')[0] ?? operation;
}

/** Tells a person what a helper did for them: of one kind of act the first of a day, each act stands in the list. */
@Injectable()
export class HelperNews implements OnModuleInit {
  constructor(
    private readonly tenant: Tenant,
    private readonly jobs: Jobs,
    private readonly repository: HelpersRepository,
    private readonly inbox: InboxService,
  ) {}

  onModuleInit(): void {
    this.jobs.handle<{ ownerId: string; operation: string; actId: string }>(
      HELPER_ACTED,
      ({ villageId, payload, at }) => this.tell(villageId, at, payload),
    );
  }

  private async tell(villageId: string, at: Date | undefined, { ownerId, operation, actId }: Acted): Promise<void> {
    await this.tenant.system(villageId, at, async (tx) => {
      const act = await this.repository.act(tx, actId);
      if (!act) return;
      const since = startOfDay(businessDate(act.actedAt));
      const first = await this.repository.firstAct(tx, ownerId, operation, since);
      await this.inbox.tell(tx, {
        kind: 'people',
        to: { residentIds: [ownerId] },
        title: `${act.helperName}替你办了一件事`,
        text: `${actWords(operation)}。今天同样的事不再一件一件告诉你，都记在“帮手”里；不愿意，就不让他替了。`,
        link: { page: '/packages/privacy/pages/helpers' },
        source: { type: HELPER_ACTED, id: first },
      });
    });
  }
}
