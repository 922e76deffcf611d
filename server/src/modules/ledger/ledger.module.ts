import { Module } from '@nestjs/common';
import { LedgerRepository } from './ledger.repository.js';
import { LedgerService } from './ledger.service.js';
import { LedgerVerifier } from './verifier.js';
import { VerifyRepository } from './verify.repository.js';

@Module({
  providers: [LedgerService, LedgerRepository, LedgerVerifier, VerifyRepository],
  exports: [LedgerService, LedgerVerifier],
})
export class LedgerModule {}
