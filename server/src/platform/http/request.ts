import type { FastifyRequest } from 'fastify';
import type { Actor, UserActor, Visitor } from '../auth/actor.js';

/** What the platform knows about a request by the time a handler runs. */
export interface RequestState {
  caller?: Actor | UserActor | Visitor;
  input?: { params: unknown; query: unknown; body: unknown };
  routeTemplate?: string;
}

/** Our part of a request, kept beside it: Fastify's own object stays as it is. */
const states = new WeakMap<object, RequestState>();

export function stateOf(request: FastifyRequest): RequestState {
  const known = states.get(request);
  if (known) return known;
  const made: RequestState = {};
  states.set(request, made);
  return made;
}
