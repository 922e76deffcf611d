import { Module } from '@nestjs/common';
import { CreditModule } from '../credit/index.js';
import { InboxModule } from '../inbox/index.js';
import { LedgerModule } from '../ledger/index.js';
import { MediaModule } from '../media/index.js';
import { ActivitiesController } from './activities.controller.js';
import { ActivityRepository } from './activities.repository.js';
import { ActivityService } from './activities.service.js';
import { AnswerService } from './answers.service.js';
import { AttendanceRepository } from './attendance.repository.js';
import { AttendanceService } from './attendance.service.js';
import { ClosingService } from './closing.service.js';
import { GroupsController } from './groups.controller.js';
import { GroupRepository } from './groups.repository.js';
import { GroupService } from './groups.service.js';
import { PlaceRepository } from './places.repository.js';
import { RemovalService } from './removal.service.js';
import { RollReader } from './roll-reader.js';
import { StepService } from './steps.service.js';
import { Tidings } from './tidings.js';

@Module({
  imports: [CreditModule, LedgerModule, MediaModule, InboxModule],
  controllers: [ActivitiesController, GroupsController],
  providers: [
    ActivityService,
    StepService,
    ClosingService,
    AnswerService,
    AttendanceService,
    GroupService,
    RemovalService,
    RollReader,
    Tidings,
    ActivityRepository,
    PlaceRepository,
    AttendanceRepository,
    GroupRepository,
  ],
  exports: [ActivityService, StepService, AnswerService, AttendanceService, GroupService],
})
export class ActivitiesModule {}
