import { Module } from '@nestjs/common';
import { ContentCheck } from '../../platform/wechat/content-check.js';
import { MiniApi } from '../../platform/wechat/mini-api.js';
import { InboxModule } from '../inbox/index.js';
import { MediaModule } from '../media/index.js';
import { PollsModule } from '../polls/index.js';
import { CheckingService } from './checking.service.js';
import { DiscussionController } from './discussion.controller.js';
import { ModerationRepository } from './moderation.repository.js';
import { ModerationService } from './moderation.service.js';
import { PostNews } from './post-news.js';
import { TopicsRepository } from './topics.repository.js';
import { TopicsService } from './topics.service.js';

@Module({
  imports: [InboxModule, MediaModule, PollsModule],
  controllers: [DiscussionController],
  providers: [
    TopicsService,
    ModerationService,
    CheckingService,
    PostNews,
    TopicsRepository,
    ModerationRepository,
    { provide: ContentCheck, inject: [MiniApi], useFactory: (api: MiniApi) => new ContentCheck(api) },
  ],
  exports: [TopicsService, ModerationService],
})
export class DiscussionModule {}
