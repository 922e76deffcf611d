import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/index.js';
import { MediaModule } from '../media/index.js';
import { VillagesModule } from '../villages/index.js';
import { AudienceService } from './audience.service.js';
import { HiringRepository } from './hiring.repository.js';
import { HiringService } from './hiring.service.js';
import { MessagesService } from './messages.service.js';
import { NoticeDeskController } from './notice-desk.controller.js';
import { NoticesController } from './notices.controller.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';
import { OutreachRepository } from './outreach.repository.js';
import { OutreachService } from './outreach.service.js';
import { PublishingRepository } from './publishing.repository.js';
import { PublishingService } from './publishing.service.js';
import { ReachService } from './reach.service.js';
import { RepliesRepository } from './replies.repository.js';
import { RepliesService } from './replies.service.js';
import { SheetService } from './sheet.service.js';

@Module({
  imports: [InboxModule, MediaModule, VillagesModule],
  controllers: [NoticesController, NoticeDeskController],
  providers: [
    NoticesService,
    NoticesRepository,
    PublishingService,
    PublishingRepository,
    AudienceService,
    MessagesService,
    ReachService,
    OutreachService,
    OutreachRepository,
    RepliesService,
    RepliesRepository,
    HiringService,
    HiringRepository,
    SheetService,
  ],
  exports: [NoticesService, PublishingService],
})
export class NoticesModule {}
