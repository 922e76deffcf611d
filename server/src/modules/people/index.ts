export { PeopleModule } from './people.module.js';
export { PeopleService, type HouseholdRoll } from './people.service.js';
export type { HouseholdRow, Person as RegisteredPerson } from './people.repository.js';
export { RegisterService, type AddedHousehold } from './register.service.js';
export { ResidentsService, type Person } from './residents.service.js';
export { RolesService } from './roles.service.js';
export { InvitesService } from './invites.service.js';
export { isAdult } from './domain/adult.js';
