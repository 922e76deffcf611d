export { HiringService } from './hiring.service.js';
export { NoticesModule } from './notices.module.js';
export { NoticesService, type NoticesToday } from './notices.service.js';
export { OutreachService } from './outreach.service.js';
export { PublishingService } from './publishing.service.js';
export { ReachService } from './reach.service.js';
