import { createHmac } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { ACTING_FOR } from '@wecountry/shared/domain/helper';
import { DomainError } from '@wecountry/shared/errors';
import type { FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { ConfigToken, type Config } from '../config/config.js';
import { derivedKey } from '../config/derived-key.js';
import type { IdempotencyClaim } from '../auth/actor.js';
import { endpointOf, type EndpointInfo } from './endpoint.js';
import { type FieldError, InvalidRequest, readPart } from './invalid-request.js';
import { stateOf } from './request.js';

const KEY = /^[A-Za-z0-9_-]{8,80}$/;

/** Reads the request by its contract before the handler, and holds the answer to it afterwards. */
@Injectable()
export class ContractInterceptor implements NestInterceptor {
  private readonly hashKey: Buffer;

  constructor(@Inject(ConfigToken) config: Config) {
    this.hashKey = derivedKey(config.sessionKey, 'idempotency');
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const endpoint = endpointOf(context.getHandler());
    if (!endpoint) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    this.read(endpoint, request);
    return next.handle().pipe(map((answer: unknown) => this.held(endpoint, answer)));
  }

  private read({ name, contract }: EndpointInfo, request: FastifyRequest): void {
    const state = stateOf(request);
    const errors: FieldError[] = [];
    const params = readPart('params', contract.params, request.params, errors);
    const query = readPart('query', contract.query, request.query, errors);
    const body = readPart('body', contract.body, request.body, errors);
    if (errors.length > 0) throw new InvalidRequest(errors);
    state.input = { params, query, body };
    if (contract.idempotent && state.caller) {
      const idempotency = this.claim(name, request.headers, state.input);
      state.caller = { ...state.caller, idempotency };
    }
  }

  /** The key, and a keyed hash of what is asked: the database keeps no readable trace of the body. */
  private claim(name: string, headers: FastifyRequest['headers'], input: unknown): IdempotencyClaim {
    const key = headers['idempotency-key'];
    const owner = headers[ACTING_FOR];
    if (typeof key !== 'string' || !KEY.test(key)) throw new DomainError('request.key_missing');
    const bodyHash = createHmac('sha256', this.hashKey)
      .update(JSON.stringify(owner === undefined ? [name, input] : [name, input, owner]))
      .digest('base64url');
    return { key, bodyHash };
  }

  /**
   * The answer with only the fields its contract names, so that a row's other columns never leave. An answer that breaks
   * the contract is a failure, in production too: sent as it is, it would carry what nobody has looked at.
   */
  private held({ name, contract }: EndpointInfo, answer: unknown): unknown {
    const parsed = contract.response.safeParse(answer);
    if (parsed.success) return parsed.data;
    const issues = parsed.error.issues.map((i) => `${i.path.map(String).join('.')}: ${i.code} ${i.message}`);
    throw new Error(`The answer of ${name} breaks its contract: ${issues.join('; ')}`);
  }
}
