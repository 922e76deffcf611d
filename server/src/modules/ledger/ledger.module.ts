import { Module } from '@nestjs/common';
import { BooksRepository } from './books.repository.js';
import { BooksService } from './books.service.js';
import { LedgerController } from './ledger.controller.js';
import { LedgerRepository } from './ledger.repository.js';
import { LedgerService } from './ledger.service.js';
import { StatementRepository } from './statement.repository.js';
import { StatementService } from './statement.service.js';
import { LedgerVerifier } from './verifier.js';
import { VerifyRepository } from './verify.repository.js';

@Module({
  controllers: [LedgerController],
  providers: [
    LedgerService,
    LedgerRepository,
    BooksService,
    BooksRepository,
    StatementService,
    StatementRepository,
    LedgerVerifier,
    VerifyRepository,
  ],
  exports: [LedgerService, LedgerVerifier],
})
export class LedgerModule {}
