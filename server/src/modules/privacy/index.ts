export { PrivacyModule } from './privacy.module.js';
export { PhonesService } from './phones.service.js';
