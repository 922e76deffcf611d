export { DiscussionModule } from './discussion.module.js';
export { ModerationService } from './moderation.service.js';
export { TopicsService } from './topics.service.js';
