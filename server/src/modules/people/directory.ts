import { Injectable } from '@nestjs/common';
import { ActorDirectory, type Place } from '../../platform/auth/actor-directory.js';
import type { Tx } from '../../platform/db/tx.js';
import { PeopleRepository } from './people.repository.js';

/** Tells the guard who is who: a bound resident is a villager, grants add the rest. */
@Injectable()
export class RegisterDirectory extends ActorDirectory {
  constructor(private readonly repository: PeopleRepository) {
    super();
  }

  placeOf(tx: Tx, userId: string): Promise<Place | null> {
    return this.repository.placeOf(tx, userId);
  }
}
