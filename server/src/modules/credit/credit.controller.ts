import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { ClaimService } from './claims.service.js';
import { CreditService } from './credit.service.js';
import { RuleBookService } from './rule-book.service.js';

@Controller()
export class CreditController {
  constructor(
    private readonly credit: CreditService,
    private readonly claims: ClaimService,
    private readonly rules: RuleBookService,
  ) {}

  @Endpoint('credit.mine')
  mine(@Caller() actor: Actor) {
    return this.credit.mine(actor);
  }

  @Endpoint('credit.rules')
  currentRules(@Caller() actor: Actor) {
    return this.rules.current(actor);
  }

  @Endpoint('credit.ranking')
  ranking(@Caller() actor: Actor) {
    return this.credit.ranking(actor);
  }

  @Endpoint('credit.public')
  inPublic(@Caller() actor: Actor, @Input() { query }: InputOf<'credit.public'>) {
    return this.credit.inPublic(actor, query.cursor);
  }

  @Endpoint('credit.claims')
  waiting(@Caller() actor: Actor, @Input() { query }: InputOf<'credit.claims'>) {
    return this.credit.waiting(actor, query.cursor);
  }

  @Endpoint('credit.claim')
  claim(@Caller() actor: Actor, @Input() { body }: InputOf<'credit.claim'>) {
    return this.claims.claim(actor, body);
  }

  @Endpoint('credit.review')
  review(@Caller() actor: Actor, @Input() { params, body }: InputOf<'credit.review'>) {
    return this.claims.review(actor, params.claim, body);
  }

  @Endpoint('credit.object')
  object(@Caller() actor: Actor, @Input() { params, body }: InputOf<'credit.object'>) {
    return this.claims.object(actor, params.claim, body.reason);
  }

  @Endpoint('credit.resolve')
  resolve(@Caller() actor: Actor, @Input() { params, body }: InputOf<'credit.resolve'>) {
    return this.claims.resolve(actor, params.claim, body);
  }
}
