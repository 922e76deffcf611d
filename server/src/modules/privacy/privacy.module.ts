import { Module } from '@nestjs/common';
import { InboxModule } from '../inbox/index.js';
import { PhoneSeal } from './phone-seal.js';
import { PhonesController } from './phones.controller.js';
import { PhonesRepository } from './phones.repository.js';
import { PhonesService } from './phones.service.js';

/** What is a person's own: their number, who may act for them, their data. */
@Module({
  imports: [InboxModule],
  controllers: [PhonesController],
  providers: [PhonesService, PhonesRepository, PhoneSeal],
  exports: [PhonesService],
})
export class PrivacyModule {}
