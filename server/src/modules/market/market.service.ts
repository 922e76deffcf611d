import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '@wecountry/shared/contracts';
import { businessDate } from '@wecountry/shared/domain/calendar';
import { allocate, timesFen, type Fen } from '@wecountry/shared/domain/money';
import { growersFen, splitRows } from '@wecountry/shared/domain/split';
import { DomainError } from '@wecountry/shared/errors';
import { PrivilegedLog } from '../../platform/audit-log/privileged-log.js';
import type { Actor } from '../../platform/auth/actor.js';
import { newId } from '../../platform/db/id.js';
import { Tenant } from '../../platform/db/tenant.js';
import type { Tx } from '../../platform/db/tx.js';
import { entries, LedgerService } from '../ledger/index.js';
import { PeopleService } from '../people/index.js';
import { agree, linesOf } from './domain/agreement.js';
import type { Contribution } from './lot.entity.js';
import { MarketRepository, type ProductRow } from './market.repository.js';

type Delivery = BodyOf<'products.deliver'>;

/** What the co-op lists, agrees with the growers and takes in; what buyers see of it. */
@Injectable()
export class MarketService {
  constructor(
    private readonly tenant: Tenant,
    private readonly repository: MarketRepository,
    private readonly people: PeopleService,
    private readonly ledger: LedgerService,
    private readonly privileged: PrivilegedLog,
  ) {}

  async list(actor: Actor): Promise<ResponseOf<'products.list'>> {
    const rows = await this.tenant.run(actor, (tx) => this.repository.list(tx));
    // Without an agreement nobody knows who would get what: it is not for sale yet.
    return { items: rows.filter((row) => row.lines !== null).map(cardOf) };
  }

  async get(actor: Actor, productId: string): Promise<ResponseOf<'products.get'>> {
    return this.tenant.run(actor, async (tx) => {
      const row = await this.repository.product(tx, productId);
      if (!row) throw new DomainError('request.not_found');
      const { lot } = row;
      return {
        ...cardOf(row),
        story: row.story,
        mode: lot?.mode ?? null,
        lines: splitRows(onePiece(row)),
        lot: lot && {
          code: lot.code,
          harvestedOn: lot.harvestedOn,
          certified: lot.certified,
          growers: await this.repository.growers(tx, lot.id),
        },
      };
    });
  }

  async create(actor: Actor, body: BodyOf<'products.create'>): Promise<{ id: string }> {
    return this.tenant.once(actor, async (tx) => {
      const id = newId();
      await this.repository.addProduct(tx, { ...body, id, listedAt: tx.now, listedBy: actor.userId });
      await this.privileged.record(tx, actor, 'product.created', { type: 'product', id }, { priceFen: body.priceFen });
      return { id };
    });
  }

  /** Agrees on the parts of the price. Lots that came in before keep theirs. */
  async agree(actor: Actor, productId: string, body: BodyOf<'products.agree'>): Promise<ResponseOf<'products.agree'>> {
    return this.tenant.once(actor, async (tx) => {
      const priceFen = await this.repository.priceOf(tx, productId);
      if (priceFen === undefined) throw new DomainError('request.not_found');
      const lines = agree(body.lines, priceFen);
      const id = newId();
      const version = await this.repository.addAgreement(tx, { id, productId, priceFen, lines });
      if (version === undefined) throw new DomainError('request.busy');
      await this.privileged.record(tx, actor, 'agreement.made', { type: 'product', id: productId }, { version });
      return { id, version, lines: splitRows(linesOf(lines, 1)) };
    });
  }

  /**
   * Takes a lot in under the latest agreement and posts what it is worth to the growers: held for them on commission,
   * owed to them when bought out.
   */
  async deliver(actor: Actor, productId: string, body: Delivery): Promise<ResponseOf<'products.deliver'>> {
    return this.tenant.once(actor, async (tx) => {
      if (!(await this.repository.product(tx, productId))) throw new DomainError('request.not_found');
      const today = businessDate(tx.now);
      if (body.harvestedOn > today) throw new DomainError('product.harvest_ahead');
      const agreement = await this.repository.latestAgreement(tx, productId);
      if (!agreement) throw new DomainError('product.no_agreement');
      const payableFen = timesFen(growersFen(linesOf(agreement.lines, 1)), body.quantity);
      const lotId = newId();
      const contributions = await this.contributionsOf(tx, lotId, body, payableFen);
      const added = await this.repository.addLot(tx, {
        id: lotId,
        productId,
        agreementId: agreement.id,
        code: body.code,
        mode: body.mode,
        harvestedOn: body.harvestedOn,
        certified: body.certified,
        deliveredAt: tx.now,
        deliveredBy: actor.userId,
        quantity: body.quantity,
        remaining: body.quantity,
        reserved: 0,
        sold: 0,
        comingBack: 0,
      });
      if (!added) throw new DomainError('product.lot_exists');
      await this.repository.addContributions(tx, contributions);
      const growers = contributions
        .filter(({ valueFen }) => valueFen > 0)
        .map(({ householdCode, valueFen }) => ({ household: householdCode, amountFen: valueFen }));
      const delivery = { id: lotId, no: body.code, occurredOn: today, mode: body.mode, growers };
      await this.ledger.post(tx, entries.delivered(delivery));
      const detail = { mode: body.mode, quantity: body.quantity, payableFen };
      await this.privileged.record(tx, actor, 'lot.delivered', { type: 'lot', id: lotId }, detail);
      return { id: lotId, payableFen };
    });
  }

  /** What each household brought, valued by its weight. */
  private async contributionsOf(
    tx: Tx,
    lotId: string,
    { contributions }: Delivery,
    payableFen: Fen,
  ): Promise<Omit<Contribution, 'villageId'>[]> {
    const ids = contributions.map((contribution) => contribution.householdId);
    const households = new Map((await this.people.householdsById(tx, ids)).map((row) => [row.id, row]));
    const known = contributions.map((contribution) => {
      const household = households.get(contribution.householdId);
      if (!household) throw new DomainError('product.household_unknown');
      return { ...contribution, household };
    });
    const shares = allocate(
      payableFen,
      known.map(({ household, weightGram }) => ({ key: household.code, weight: weightGram })),
    );
    return known.map(({ household, weightGram, grade }, index) => {
      const valueFen = shares[index]?.fen ?? 0;
      return {
        lotId,
        householdId: household.id,
        householdCode: household.code,
        householdLabel: labelOf(household),
        weightGram,
        grade: grade ?? null,
        valueFen,
        leftFen: valueFen,
      };
    });
  }
}

/** How buyers read a household: after its head, or by its code where the register names none. */
const labelOf = ({ name, code }: { name: string; code: string }): string => (name === '' ? code : `${name}户`);

const onePiece = ({ lines }: ProductRow) => linesOf(lines ?? [], 1);

function cardOf(row: ProductRow) {
  const { id, name, spec, season, art, priceFen, growerWord, stock, sold } = row;
  return { id, name, spec, season, art, priceFen, growerFen: growersFen(onePiece(row)), growerWord, stock, sold };
}
