export { InboxModule } from './inbox.module.js';
export { InboxService, type Telling } from './inbox.service.js';
