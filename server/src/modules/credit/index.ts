export { CreditModule } from './credit.module.js';
export { CreditService, type CreditTodo, type SeasonPoints } from './credit.service.js';
export { ClaimService } from './claims.service.js';
export { RuleBookService } from './rule-book.service.js';
export { DividendDirectory, type PaidDividend } from './dividend-directory.js';
export type { NewItem, NewRules } from './domain/new-rules.js';
