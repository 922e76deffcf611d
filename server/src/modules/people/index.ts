export { PeopleModule } from './people.module.js';
export { PeopleService, type ElectorHousehold, type HouseholdRoll } from './people.service.js';
export type { HamletRow, HouseholdRow, Member } from './people.repository.js';
export { RegisterService, type AddedHousehold } from './register.service.js';
export { RolesService } from './roles.service.js';
export type { NewHousehold, NewResident } from './domain/new-households.js';
export type { GrantableRole } from './domain/role-rules.js';
