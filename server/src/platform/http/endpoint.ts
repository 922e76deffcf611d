import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  HttpCode,
  RequestMapping,
  RequestMethod,
  SetMetadata,
} from '@nestjs/common';
import { api, type ResponseOf } from '@wecountry/shared/contracts';
import type { Contract } from '@wecountry/shared/contracts/contract';
import { routes, type RouteName } from '@wecountry/shared/contracts/routes';
import type { FastifyRequest } from 'fastify';
import { stateOf } from './request.js';

export type { InputOf } from '@wecountry/shared/contracts';

const ENDPOINT = 'wecountry:endpoint';
const OPEN = 'wecountry:open';

export interface EndpointInfo {
  readonly name: RouteName;
  readonly contract: Contract;
}

type Handler<N extends RouteName> = (...args: never[]) => ResponseOf<N> | Promise<ResponseOf<N>>;

/**
 * Makes a controller method the operation `name` of the API: its method and path from `routes`, who may call it, what
 * goes in and what comes out from its contract. The method must return the contract's response; the compiler checks.
 */
export function Endpoint<N extends RouteName>(name: N) {
  const [method, path] = routes[name];
  const contract: Contract = api[name];
  const decorate = applyDecorators(
    RequestMapping({ method: RequestMethod[method], path }),
    HttpCode(contract.status ?? 200),
    SetMetadata(ENDPOINT, { name, contract } satisfies EndpointInfo),
  );
  return <F extends Handler<N>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<F>): void => {
    decorate(target, key, descriptor);
  };
}

/** Marks one of the few handlers without a contract (redirects of the login, notifications of WeChat, health, docs). */
export const OpenHandler = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN, true);

/** The operation a handler is, or undefined for one without a contract. */
export function endpointOf(handler: object): EndpointInfo | undefined {
  return Reflect.getMetadata(ENDPOINT, handler) as EndpointInfo | undefined;
}

/** Whether a handler, or its whole controller, is marked as open. */
export function isOpen(handler: object, controller: object): boolean {
  return [handler, controller].some((place) => Reflect.getMetadata(OPEN, place) === true);
}

/** The request as its contract read it: `{ params, query, body }`. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { input } = stateOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!input) throw new Error('@Input() outside of an @Endpoint()');
  return input;
});

/** Who calls: an `Actor` in a village, a `UserActor` elsewhere, a `Visitor` on a public route of a village. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { caller } = stateOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!caller) throw new Error('@Caller() where nobody needs to be known');
  return caller;
});
