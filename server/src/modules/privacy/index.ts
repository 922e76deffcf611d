export { PrivacyModule } from './privacy.module.js';
export { GuardiansService } from './guardians.service.js';
export { HelpersService } from './helpers.service.js';
export { PhonesService } from './phones.service.js';
