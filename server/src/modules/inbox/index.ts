export { InboxModule } from './inbox.module.js';
export { InboxService } from './inbox.service.js';
export type { Telling } from '../../platform/messages/teller.js';
