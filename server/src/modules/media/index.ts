export { MediaModule } from './media.module.js';
export { MediaService } from './media.service.js';
export type { MediaOwner } from './media.repository.js';
