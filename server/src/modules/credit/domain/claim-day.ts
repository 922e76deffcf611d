import { seasonOf } from '@wecountry/shared/domain/credit';
import { DomainError } from '@wecountry/shared/errors';

/**
 * The season of something that happened on a business date, claimed on `today` (both 'YYYY-MM-DD'). Only what was done
 * this year can be claimed: the seasons before are frozen for their dividends. Throws `credit.date_wrong`.
 */
export function seasonOfClaim(happenedOn: string, today: string): number {
  if (happenedOn > today || seasonOf(happenedOn) !== seasonOf(today)) throw new DomainError('credit.date_wrong');
  return seasonOf(happenedOn);
}
