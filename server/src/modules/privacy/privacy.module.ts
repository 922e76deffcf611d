import { Global, Module } from '@nestjs/common';
import { HelperDirectory } from '../../platform/auth/helper-directory.js';
import { InboxModule } from '../inbox/index.js';
import { MediaModule } from '../media/index.js';
import { VillagesModule } from '../villages/index.js';
import { ConsentService } from './consent.service.js';
import { CopyService } from './copy.service.js';
import { GuardiansRepository } from './guardians.repository.js';
import { GuardiansService } from './guardians.service.js';
import { ConsentDirectory } from './helper-directory.js';
import { HelperNews } from './helper-news.js';
import { HelpersController } from './helpers.controller.js';
import { HelpersRepository } from './helpers.repository.js';
import { HelpersService } from './helpers.service.js';
import { LeavingRepository } from './leaving.repository.js';
import { LeavingService } from './leaving.service.js';
import { OwnDataRepository } from './own-data.repository.js';
import { PhoneSeal } from './phone-seal.js';
import { PhonesController } from './phones.controller.js';
import { PhonesRepository } from './phones.repository.js';
import { PhonesService } from './phones.service.js';
import { PrivacyController } from './privacy.controller.js';

/** What is a person's own: their number, who may act for them. Global for the sake of `HelperDirectory`. */
@Global()
@Module({
  imports: [InboxModule, MediaModule, VillagesModule],
  controllers: [PhonesController, HelpersController, PrivacyController],
  providers: [
    PhonesService,
    PhonesRepository,
    PhoneSeal,
    HelpersService,
    HelpersRepository,
    HelperNews,
    ConsentService,
    GuardiansService,
    GuardiansRepository,
    CopyService,
    OwnDataRepository,
    LeavingService,
    LeavingRepository,
    { provide: HelperDirectory, useClass: ConsentDirectory },
  ],
  exports: [PhonesService, HelpersService, GuardiansService, HelperDirectory],
})
export class PrivacyModule {}
