import { Module } from '@nestjs/common';
import { LocalMediaStorage } from './local-media-storage.js';
import { MediaController } from './media.controller.js';
import { MediaLinks } from './media-links.js';
import { MediaRepository } from './media.repository.js';
import { MediaService } from './media.service.js';
import { MediaSweep } from './media-sweep.js';
import { MediaStorage } from './media-storage.js';

@Module({
  controllers: [MediaController],
  providers: [
    MediaService,
    MediaRepository,
    MediaLinks,
    MediaSweep,
    { provide: MediaStorage, useClass: LocalMediaStorage },
  ],
  exports: [MediaService],
})
export class MediaModule {}
