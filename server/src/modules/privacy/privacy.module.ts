import { Global, Module } from '@nestjs/common';
import { HelperDirectory } from '../../platform/auth/helper-directory.js';
import { InboxModule } from '../inbox/index.js';
import { MediaModule } from '../media/index.js';
import { ConsentDirectory } from './helper-directory.js';
import { HelpersController } from './helpers.controller.js';
import { HelpersRepository } from './helpers.repository.js';
import { HelpersService } from './helpers.service.js';
import { PhoneSeal } from './phone-seal.js';
import { PhonesController } from './phones.controller.js';
import { PhonesRepository } from './phones.repository.js';
import { PhonesService } from './phones.service.js';

/** What is a person's own: their number, who may act for them. Global for the sake of `HelperDirectory`. */
@Global()
@Module({
  imports: [InboxModule, MediaModule],
  controllers: [PhonesController, HelpersController],
  providers: [
    PhonesService,
    PhonesRepository,
    PhoneSeal,
    HelpersService,
    HelpersRepository,
    { provide: HelperDirectory, useClass: ConsentDirectory },
  ],
  exports: [PhonesService, HelpersService, HelperDirectory],
})
export class PrivacyModule {}
