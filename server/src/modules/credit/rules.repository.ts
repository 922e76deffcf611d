import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/db/tx.js';
import { CreditItem, RuleBook } from './rule-book.entity.js';

export type Item = Omit<CreditItem, 'villageId' | 'ruleBookId' | 'position'>;
export type Book = Pick<RuleBook, 'id' | 'version' | 'effectiveOn' | 'basePoints'>;

const ITEM = `i.id, i.code, i.category, i.title, i.points, i.evidence, i.picture_needed AS "pictureNeeded",
  i.public_days AS "publicDays", i.cap_per_season AS "capPerSeason", i.claimable`;

/** The version in force on a day ($2). */
const CURRENT = `
  SELECT b.id, b.version, b.effective_on AS "effectiveOn", b.base_points AS "basePoints"
  FROM rule_books b WHERE b.village_id = $1 AND b.effective_on <= $2 ORDER BY b.effective_on DESC, b.version DESC LIMIT 1`;

/** Versions of the rules and their items. */
@Injectable()
export class RulesRepository {
  /** The version in force on a business date. */
  async bookOn(tx: Tx, day: string): Promise<Book | undefined> {
    return (await tx.query<Book>(CURRENT, [tx.villageId, day]))[0];
  }

  items(tx: Tx, ruleBookId: string): Promise<Item[]> {
    return tx.query<Item>(
      `SELECT ${ITEM} FROM credit_items i WHERE i.village_id = $1 AND i.rule_book_id = $2 ORDER BY i.position, i.id`,
      [tx.villageId, ruleBookId],
    );
  }

  /** An item of the version in force on a day. */
  async itemOn(tx: Tx, itemId: string, day: string): Promise<Item | undefined> {
    const rows = await tx.query<Item>(
      `WITH book AS (${CURRENT})
       SELECT ${ITEM} FROM credit_items i JOIN book ON book.id = i.rule_book_id WHERE i.village_id = $1 AND i.id = $3`,
      [tx.villageId, day, itemId],
    );
    return rows[0];
  }

  /** The item of a claim, whatever version it is of. */
  async item(tx: Tx, itemId: string): Promise<Item | undefined> {
    const rows = await tx.query<Item>(`SELECT ${ITEM} FROM credit_items i WHERE i.village_id = $1 AND i.id = $2`, [
      tx.villageId,
      itemId,
    ]);
    return rows[0];
  }

  async lastVersion(tx: Tx): Promise<number> {
    const rows = await tx.query<{ version: number }>(
      `SELECT coalesce(max(version), 0) AS version FROM rule_books WHERE village_id = $1`,
      [tx.villageId],
    );
    return rows[0]?.version ?? 0;
  }

  async insert(tx: Tx, book: Omit<RuleBook, 'villageId'>, items: readonly Item[]): Promise<void> {
    await tx.manager.insert(RuleBook, { ...book, villageId: tx.villageId });
    const rows = items.map((item, position) => ({ ...item, position, ruleBookId: book.id, villageId: tx.villageId }));
    await tx.manager.insert(CreditItem, rows);
  }
}
