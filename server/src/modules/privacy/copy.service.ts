import { Injectable } from '@nestjs/common';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { strToU8, zipSync } from 'fflate';
import type { Actor } from '../../platform/auth/actor.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { FileLinks } from '../../platform/http/file-links.js';
import { writeSheet } from '../../platform/spreadsheet/write-sheet.js';
import { readable } from './domain/readable.js';
import { notCopied } from './not-copied.js';
import { ownData } from './own-data.js';
import { OwnDataRepository, type OwnRow, type Self } from './own-data.repository.js';
import type { OwnPart } from './own-part.js';
import { PhonesService } from './phones.service.js';

interface Copied {
  readonly part: OwnPart;
  readonly rows: readonly OwnRow[];
}

/** The copy of everything that is a person's own in a village, to take along (个人信息保护法 45). */
@Injectable()
export class CopyService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: OwnDataRepository,
    private readonly phones: PhonesService,
    private readonly links: FileLinks,
  ) {}

  /** Where the caller's copy can be fetched, for some minutes. The link opens it without a login. */
  give({ villageId, userId }: Actor): { url: string } {
    return { url: this.links.linkTo(pathOf(villageId, userId)) };
  }

  /** The file behind a link. @throws DomainError `request.not_found` */
  async file(villageId: string, userId: string, query: Record<string, unknown>): Promise<Buffer> {
    this.links.check(pathOf(villageId, userId), query);
    const { copied, day } = await this.tenant.run({ villageId, userId }, async (tx) => ({
      copied: await this.read(tx, userId),
      day: businessDate(tx.now),
    }));
    return zipped(copied, day);
  }

  private async read(tx: Tx, userId: string): Promise<Copied[]> {
    const self: Self = { userId, residentId: await this.repository.residentOf(tx, userId) };
    const copied: Copied[] = [];
    for (const part of ownData) {
      const rows = await this.repository.rows(tx, part, self);
      const without = new Set([...(part.without ?? []), 'village_id']);
      const own = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !without.has(column))));
      copied.push({ part, rows: part.table === 'resident_phones' ? await this.withNumbers(tx, self, own) : own });
    }
    return copied;
  }

  /** Numbers lie sealed; their owner gets theirs in clear. */
  private async withNumbers(tx: Tx, { residentId }: Self, rows: readonly OwnRow[]): Promise<OwnRow[]> {
    if (residentId === null || rows.length === 0) return [...rows];
    const phone = await this.phones.ownNumber(tx, residentId);
    return rows.map((row) => ({ ...row, phone }));
  }
}

const pathOf = (villageId: string, userId: string) => `/api/villages/${villageId}/people/${userId}/my-data.zip`;

async function zipped(copied: readonly Copied[], day: string): Promise<Buffer> {
  const files: Record<string, Uint8Array> = {};
  const full = copied.filter(({ rows }) => rows.length > 0);
  for (const { part, rows } of full) {
    const columns = Object.entries(part.sheet);
    const sheet = {
      name: part.title,
      columns: columns.map(([, title]) => ({ title, width: 12 })),
      rows: rows.map((row) => columns.map(([column]) => readable(row[column]))),
    };
    files[`表格/${part.title}.csv`] = await writeSheet('csv', sheet);
  }
  const data = Object.fromEntries(full.map(({ part, rows }) => [part.table, rows]));
  files['全部资料.json'] = strToU8(JSON.stringify(data, null, 2));
  files['先看这里.txt'] = strToU8(readme(copied, day));
  return Buffer.from(zipSync(files));
}

function readme(copied: readonly Copied[], day: string): string {
  const counted = copied.map(({ part, rows }) => `${part.title}：${rows.length === 0 ? '没有' : `${rows.length} 条`}`);
  const reasons = [...new Set(Object.values(notCopied))];
  return [
    `这是 ${day} 从村里取出的、你自己的全部资料。`,
    '“表格”里的每一张用表格软件打开；“全部资料.json”里是同样的内容，一项不少，给程序读。',
    '',
    ...counted,
    '',
    '不在里面的：',
    ...reasons.map((reason) => `- ${reason}`),
    '- 不记名的票投了什么：谁也查不到，我们也没有。',
    '- 账本里以户记的钱：在“我的钱”里看。',
    '',
  ].join('\r\n');
}
