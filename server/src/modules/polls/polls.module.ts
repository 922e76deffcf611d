import { Module } from '@nestjs/common';
import { MediaModule } from '../media/index.js';
import { BallotRepository } from './ballots.repository.js';
import { CastingService } from './casting.service.js';
import { ClosingService } from './closing.service.js';
import { MinutesRepository } from './minutes.repository.js';
import { MinutesService } from './minutes.service.js';
import { PollsController } from './polls.controller.js';
import { PollRepository } from './polls.repository.js';
import { PollService } from './polls.service.js';
import { ReceiptsService } from './receipts.service.js';
import { SecretBallotRepository } from './secret-ballots.repository.js';
import { SecretBox } from './secret-box.js';
import { SecretCastingService } from './secret-casting.service.js';
import { SecretController } from './secret.controller.js';

@Module({
  imports: [MediaModule],
  controllers: [PollsController, SecretController],
  providers: [
    PollService,
    CastingService,
    ClosingService,
    MinutesService,
    SecretCastingService,
    ReceiptsService,
    SecretBox,
    SecretBallotRepository,
    PollRepository,
    BallotRepository,
    MinutesRepository,
  ],
  exports: [PollService, CastingService, MinutesService],
})
export class PollsModule {}
