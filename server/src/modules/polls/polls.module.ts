import { Module } from '@nestjs/common';
import { MediaModule } from '../media/index.js';
import { VillagesModule } from '../villages/index.js';
import { InboxModule } from '../inbox/index.js';
import { AssistedRepository } from './assisted.repository.js';
import { AssistedService } from './assisted.service.js';
import { BodyRepository } from './bodies.repository.js';
import { DecisionsController } from './decisions.controller.js';
import { ElectorateService } from './electorate.service.js';
import { LifecycleService } from './lifecycle.service.js';
import { OpeningService } from './opening.service.js';
import { PollNews } from './poll-news.js';
import { ProxiesService } from './proxies.service.js';
import { ProxyRepository } from './proxies.repository.js';
import { RollRepository } from './roll.repository.js';
import { RollService } from './roll.service.js';
import { TaskRepository } from './tasks.repository.js';
import { TasksService } from './tasks.service.js';
import { BallotRepository } from './ballots.repository.js';
import { CastingService } from './casting.service.js';
import { ClosingService } from './closing.service.js';
import { MinutesRepository } from './minutes.repository.js';
import { MinutesService } from './minutes.service.js';
import { PollsController } from './polls.controller.js';
import { PollRepository } from './polls.repository.js';
import { PollService } from './polls.service.js';
import { ReceiptsService } from './receipts.service.js';
import { ResultSheetController } from './result-sheet.controller.js';
import { ResultSheetService } from './result-sheet.service.js';
import { SecretBallotRepository } from './secret-ballots.repository.js';
import { SecretBox } from './secret-box.js';
import { SecretCastingService } from './secret-casting.service.js';
import { SecretController } from './secret.controller.js';

@Module({
  imports: [MediaModule, InboxModule, VillagesModule],
  controllers: [PollsController, SecretController, DecisionsController, ResultSheetController],
  providers: [
    PollService,
    OpeningService,
    LifecycleService,
    CastingService,
    AssistedService,
    ProxiesService,
    ElectorateService,
    RollService,
    TasksService,
    PollNews,
    ClosingService,
    MinutesService,
    SecretCastingService,
    ReceiptsService,
    ResultSheetService,
    SecretBox,
    SecretBallotRepository,
    PollRepository,
    BallotRepository,
    MinutesRepository,
    RollRepository,
    AssistedRepository,
    ProxyRepository,
    BodyRepository,
    TaskRepository,
  ],
  exports: [
    PollService,
    OpeningService,
    CastingService,
    MinutesService,
    AssistedService,
    ElectorateService,
    TasksService,
    SecretCastingService,
  ],
})
export class PollsModule {}
