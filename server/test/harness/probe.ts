import { Controller, Get, Global, Injectable, Module, Post } from '@nestjs/common';
import type { Role } from '@wecountry/shared/domain/roles';
import { DomainError } from '@wecountry/shared/errors';
import { ActorDirectory, type Place } from '../../src/platform/auth/actor-directory.js';
import type { Actor, UserActor } from '../../src/platform/auth/actor.js';
import { PrivilegedLog } from '../../src/platform/audit-log/privileged-log.js';
import { newId } from '../../src/platform/db/id.js';
import { Tenant } from '../../src/platform/db/tenant.js';
import type { Tx } from '../../src/platform/db/tx.js';
import { Caller, Endpoint, Input, type InputOf } from '../../src/platform/http/endpoint.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';

/** A register kept in memory, so that the platform is tested without the modules that stand on it. */
@Injectable()
export class ProbeDirectory extends ActorDirectory {
  readonly places = new Map<string, Place>();

  place(userId: string, villageId: string, ...roles: Role[]): void {
    this.places.set(`${userId} ${villageId}`, { roles });
  }

  async placeOf(tx: Tx, userId: string): Promise<Place | null> {
    return this.places.get(`${userId} ${tx.villageId}`) ?? null;
  }
}

/** What the probe's handlers do next. */
export class ProbeScript {
  failWith: Error | undefined;
  answerWrongly = false;
  readonly ran: { villageId: string; note: unknown; at: Date | undefined; now: Date }[] = [];
}

@Controller()
class ProbeController {
  constructor(
    private readonly tenant: Tenant,
    private readonly jobs: Jobs,
    private readonly log: PrivilegedLog,
    private readonly script: ProbeScript,
  ) {}

  @Endpoint('people.hamlets')
  async hamlets(@Caller() actor: Actor) {
    const secret = { phone: '13800000000' };
    const items = [{ id: newId(), name: [...actor.roles].sort().join(), leaderName: null, households: 0, ...secret }];
    if (this.script.answerWrongly) items.push({ ...items[0]!, households: 0.5 });
    return { items };
  }

  /** Writes one act and one job; fails after both when told to. */
  @Endpoint('notices.publish')
  publish(@Caller() actor: Actor, @Input() { body }: InputOf<'notices.publish'>) {
    return this.tenant.once(actor, async (tx) => {
      const id = newId();
      await this.log.record(tx, actor, 'notice.published', { type: 'probe', id });
      await this.jobs.enqueue(tx, 'probe.note', { note: body.title });
      if (this.script.failWith) throw this.script.failWith;
      return { id };
    });
  }

  @Endpoint('me.get')
  async me(@Caller() actor: UserActor) {
    return { userId: actor.userId, name: '', auditor: false, villages: [] };
  }

  @Get('/api/probe/forgotten')
  forgotten() {
    return { secret: true };
  }

  @Post('/api/probe/forgotten')
  forgottenWrite() {
    throw new DomainError('request.failed');
  }
}

@Global()
@Module({
  controllers: [ProbeController],
  providers: [ProbeScript, ProbeDirectory, { provide: ActorDirectory, useExisting: ProbeDirectory }],
  exports: [ActorDirectory],
})
export class ProbeModule {
  constructor(jobs: Jobs, tenant: Tenant, script: ProbeScript) {
    jobs.handle('probe.note', ({ villageId, payload, at }) =>
      tenant.system(villageId, at, async (tx) => {
        script.ran.push({ villageId: tx.villageId, note: payload.note, at, now: tx.now });
      }),
    );
  }
}
