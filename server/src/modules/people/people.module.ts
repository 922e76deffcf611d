import { Global, Module } from '@nestjs/common';
import { ActorDirectory } from '../../platform/auth/actor-directory.js';
import { VillagesModule } from '../villages/index.js';
import { RegisterDirectory } from './directory.js';
import { NominationsService } from './nominations.service.js';
import { NominationsRepository } from './nominations.repository.js';
import { RegisterImportService } from './register-import.service.js';
import { RegisterImportRepository } from './register-import.repository.js';
import { RegisterEventsService } from './register-events.service.js';
import { RegisterEventsRepository } from './register-events.repository.js';
import { InviteCodes } from './invite-codes.js';
import { InviteSheetService } from './invite-sheet.service.js';
import { InvitesService } from './invites.service.js';
import { InvitesRepository } from './invites.repository.js';
import { JoiningNews } from './joining-news.js';
import { JoiningService } from './joining.service.js';
import { JoiningRepository } from './joining.repository.js';
import { RegisterController } from './register.controller.js';
import { JoiningController } from './joining.controller.js';
import { MeService } from './me.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { RegisterRepository } from './register.repository.js';
import { RegisterService } from './register.service.js';
import { ResidentsService } from './residents.service.js';
import { RolesRepository } from './roles.repository.js';
import { RolesService } from './roles.service.js';

/** Global for the sake of `ActorDirectory`, which the platform's guard asks who is who. */
@Global()
@Module({
  imports: [VillagesModule],
  controllers: [PeopleController, RegisterController, JoiningController],
  providers: [
    PeopleService,
    PeopleRepository,
    ResidentsService,
    RegisterService,
    RegisterRepository,
    RolesService,
    RolesRepository,
    MeService,
    NominationsService,
    NominationsRepository,
    RegisterImportService,
    RegisterImportRepository,
    RegisterEventsService,
    RegisterEventsRepository,
    InviteCodes,
    InvitesService,
    InvitesRepository,
    InviteSheetService,
    JoiningService,
    JoiningNews,
    JoiningRepository,
    { provide: ActorDirectory, useClass: RegisterDirectory },
  ],
  exports: [
    PeopleService,
    ResidentsService,
    RegisterService,
    RegisterEventsService,
    RolesService,
    InvitesService,
    JoiningService,
    ActorDirectory,
  ],
})
export class PeopleModule {}
