import { Module } from '@nestjs/common';
import { MediaModule } from '../media/index.js';
import { AwardService } from './awards.service.js';
import { ClaimRepository } from './claims.repository.js';
import { ClaimService } from './claims.service.js';
import { CreditController } from './credit.controller.js';
import { CreditService } from './credit.service.js';
import { PointsRepository } from './points.repository.js';
import { RuleBookService } from './rule-book.service.js';
import { RulesRepository } from './rules.repository.js';

@Module({
  imports: [MediaModule],
  controllers: [CreditController],
  providers: [
    CreditService,
    ClaimService,
    AwardService,
    RuleBookService,
    ClaimRepository,
    PointsRepository,
    RulesRepository,
  ],
  exports: [CreditService, ClaimService, AwardService, RuleBookService],
})
export class CreditModule {}
