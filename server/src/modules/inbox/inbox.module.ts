import { Global, Module } from '@nestjs/common';
import { Teller } from '../../platform/messages/teller.js';
import { InboxController } from './inbox.controller.js';
import { InboxRepository } from './inbox.repository.js';
import { InboxService } from './inbox.service.js';
import { PushService } from './push.service.js';
import { PushesRepository } from './pushes.repository.js';
import { InboxSettingsService } from './settings.service.js';

/** Global for the sake of `Teller`, by which the register tells people things. */
@Global()
@Module({
  controllers: [InboxController],
  providers: [
    InboxService,
    InboxRepository,
    InboxSettingsService,
    PushService,
    PushesRepository,
    { provide: Teller, useExisting: InboxService },
  ],
  exports: [InboxService, Teller],
})
export class InboxModule {}
