export { MediaModule } from './media.module.js';
export { MediaService } from './media.service.js';
export type { VoiceFacts, VoiceMime } from './voice-reader.js';
