import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Access } from '@wecountry/shared/contracts/contract';
import type { RouteName } from '@wecountry/shared/contracts/routes';
import { ACTING_FOR } from '@wecountry/shared/domain/helper';
import { DomainError } from '@wecountry/shared/errors';
import type { FastifyRequest } from 'fastify';
import { endpointOf, type EndpointInfo, isOpen } from '../http/endpoint.js';
import { stateOf } from '../http/request.js';
import { AccessService, rolesOf } from './access.service.js';
import { type AccessClaims, AccessToken } from './access-token.js';
import type { Actor, UserActor, Visitor } from './actor.js';
import { RateLimits } from './rate-limits.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A refresh carries a secret of its own, by which it is counted; one that nobody knows counts for the address. */
const COUNTED_BY_TOKEN: ReadonlySet<string> = new Set<RouteName>(['auth.refresh']);

/**
 * Denies by default: a handler is reached only through the access of its contract, or by being marked open. Somebody
 * without a place in a village gets 404 from it, somebody of the village without the role 403.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly tokens: AccessToken,
    private readonly access: AccessService,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isOpen(context.getHandler(), context.getClass())) return true;
    const endpoint = endpointOf(context.getHandler());
    if (!endpoint) throw new DomainError('request.forbidden');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { access } = endpoint.contract;
    const villageId = villageOf(request);
    const claims = await this.claimsOf(request, access);
    const writes = request.method !== 'GET';
    if (claims && writes) await this.limits.write(claims.userId);
    if (!claims && writes && !COUNTED_BY_TOKEN.has(endpoint.name)) await this.limits.login(request.ip);
    const owner = request.headers[ACTING_FOR];
    stateOf(request).caller =
      claims && owner !== undefined
        ? await this.helperOf(request, endpoint, claims, { villageId, owner: String(owner) })
        : await this.callerOf(request, access, claims, villageId);
    return true;
  }

  /** A public route works without a token, and with a stale one. */
  private async claimsOf(request: FastifyRequest, access: Access): Promise<AccessClaims | null> {
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if (scheme !== 'Bearer' || !token) {
      if (access === 'public') return null;
      throw new DomainError('session.missing');
    }
    if (access !== 'public') return this.tokens.verify(token);
    return this.tokens.verify(token).catch(() => null);
  }

  private async callerOf(
    request: FastifyRequest,
    access: Access,
    claims: AccessClaims | null,
    villageId: string | undefined,
  ): Promise<Actor | UserActor | Visitor | undefined> {
    const requestId = request.id;
    if (!villageId) {
      if (!claims) return undefined;
      if (access !== 'public' && !(await this.access.sessionAlive(claims))) throw new DomainError('session.ended');
      return { ...claims, requestId };
    }
    if (!claims) {
      if (!(await this.access.villageExists(villageId))) throw new DomainError('request.not_found');
      return { villageId, requestId };
    }
    return this.actorIn(villageId, claims, access, request);
  }

  /** An actor of the person for whom a helper acts: as a villager, where the contract lets helpers in, and nowhere else. */
  private async helperOf(
    request: FastifyRequest,
    { name, contract }: EndpointInfo,
    claims: AccessClaims,
    { villageId, owner }: { villageId: string | undefined; owner: string },
  ): Promise<Actor> {
    if (!villageId || contract.helperMay !== true) throw new DomainError('helper.not_here');
    const self = await this.actorIn(villageId, claims, contract.access, request);
    const helping = UUID.test(owner) ? await this.access.helping(claims, villageId, owner) : null;
    if (!helping) throw new DomainError('helper.none');
    const { consentId, helperResidentId, place } = helping;
    const { residentId, residentNo, householdId, hamletId, adult } = place;
    const helper = {
      userId: claims.userId,
      residentId: helperResidentId,
      consentId,
      operation: name,
      requestId: request.id,
      writes: request.method !== 'GET',
    };
    return { ...self, roles: new Set(['villager']), residentId, residentNo, householdId, hamletId, adult, helper };
  }

  private async actorIn(
    villageId: string,
    claims: AccessClaims,
    access: Access,
    { id: requestId, method }: FastifyRequest,
  ): Promise<Actor> {
    const writes = method !== 'GET';
    const standing = await this.access.inVillage(claims, villageId);
    if (!standing.sessionAlive && access !== 'public') throw new DomainError('session.ended');
    if (!standing.villageExists) throw new DomainError('request.not_found');
    const roles = rolesOf(standing);
    if (typeof access !== 'string') {
      if (!standing.place && !standing.auditor) throw new DomainError('request.not_found');
      if (!access.some((role) => roles.has(role))) throw new DomainError('request.forbidden');
    }
    const { residentId, residentNo, householdId, hamletId, adult, child } = standing.place ?? {};
    if (child && writes) throw new DomainError('guardian.adult_needed');
    return { ...claims, requestId, villageId, roles, residentId, residentNo, householdId, hamletId, adult };
  }
}

/** The village of the path; one that is no id at all is simply not there. */
function villageOf(request: FastifyRequest): string | undefined {
  const { village } = (request.params ?? {}) as { village?: string };
  if (village !== undefined && !UUID.test(village)) throw new DomainError('request.not_found');
  return village;
}
