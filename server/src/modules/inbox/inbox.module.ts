import { Module } from '@nestjs/common';
import { InboxController } from './inbox.controller.js';
import { InboxRepository } from './inbox.repository.js';
import { InboxService } from './inbox.service.js';
import { PushService } from './push.service.js';
import { PushesRepository } from './pushes.repository.js';
import { InboxSettingsService } from './settings.service.js';

@Module({
  controllers: [InboxController],
  providers: [InboxService, InboxRepository, InboxSettingsService, PushService, PushesRepository],
  exports: [InboxService],
})
export class InboxModule {}
