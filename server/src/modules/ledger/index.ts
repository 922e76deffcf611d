export { LedgerModule } from './ledger.module.js';
export { LedgerService, type Posted } from './ledger.service.js';
export { bookCodes, consignAccount, dividendAccount, dueAccount, type BookCode } from './domain/chart.js';
export type { NewEntry, Twins } from './domain/entry.js';
export * as entries from './domain/templates.js';
export type { HouseholdPart } from './domain/templates.js';
export { LedgerVerifier, type Verification } from './verifier.js';
export { newExporter, newVerifier } from './command-line.js';
