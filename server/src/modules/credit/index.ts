export { CreditModule } from './credit.module.js';
export { CreditService, type SeasonPoints } from './credit.service.js';
export { ClaimService } from './claims.service.js';
export { AwardService, type AwardStanding } from './awards.service.js';
export { RuleBookService } from './rule-book.service.js';
export { DividendDirectory, type PaidDividend } from './dividend-directory.js';
export type { NewItem } from './domain/new-rules.js';
