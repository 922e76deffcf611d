import { Controller } from '@nestjs/common';
import type { UserActor } from '../../platform/auth/actor.js';
import { Caller, Endpoint } from '../../platform/http/endpoint.js';
import { VillagesService } from './villages.service.js';

@Controller()
export class VillagesController {
  constructor(private readonly villages: VillagesService) {}

  @Endpoint('villages.list')
  async list(@Caller() actor: UserActor) {
    return { items: await this.villages.list(actor) };
  }
}
