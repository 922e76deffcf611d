import { Module } from '@nestjs/common';
import { VillagesController } from './villages.controller.js';
import { VillagesRepository } from './villages.repository.js';
import { VillagesService } from './villages.service.js';

@Module({
  controllers: [VillagesController],
  providers: [VillagesService, VillagesRepository],
  exports: [VillagesService],
})
export class VillagesModule {}
