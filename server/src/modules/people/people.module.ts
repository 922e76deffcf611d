import { Global, Module } from '@nestjs/common';
import { ActorDirectory } from '../../platform/auth/actor-directory.js';
import { VillagesModule } from '../villages/index.js';
import { RegisterDirectory } from './directory.js';
import { MeService } from './me.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { RegisterRepository } from './register.repository.js';
import { RegisterService } from './register.service.js';
import { RolesRepository } from './roles.repository.js';
import { RolesService } from './roles.service.js';

/** Global for the sake of `ActorDirectory`, which the platform's guard asks who is who. */
@Global()
@Module({
  imports: [VillagesModule],
  controllers: [PeopleController],
  providers: [
    PeopleService,
    PeopleRepository,
    RegisterService,
    RegisterRepository,
    RolesService,
    RolesRepository,
    MeService,
    { provide: ActorDirectory, useClass: RegisterDirectory },
  ],
  exports: [PeopleService, RegisterService, RolesService, ActorDirectory],
})
export class PeopleModule {}
