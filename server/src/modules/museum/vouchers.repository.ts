import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { MuseumVoucher } from './voucher.entity.js';

/** The papers behind the museum's entries. */
@Injectable()
export class VoucherRepository {
  async insert(tx: Tx, voucher: Omit<MuseumVoucher, 'villageId'>): Promise<void> {
    await tx.manager.insert(MuseumVoucher, { ...voucher, villageId: tx.villageId });
  }
}
