import { Module } from '@nestjs/common';
import { NoticesController } from './notices.controller.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';
import { ReachService } from './reach.service.js';

@Module({
  controllers: [NoticesController],
  providers: [NoticesService, ReachService, NoticesRepository],
  exports: [NoticesService],
})
export class NoticesModule {}
