export { NoticesModule } from './notices.module.js';
export { NoticesService, type NoticesToday } from './notices.service.js';
export { PublishingService } from './publishing.service.js';
