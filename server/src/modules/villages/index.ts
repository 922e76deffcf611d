export { VillagesModule } from './villages.module.js';
export { VillagesService } from './villages.service.js';
export type { Village } from './villages.repository.js';
