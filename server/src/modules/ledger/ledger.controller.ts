import { Controller } from '@nestjs/common';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf } from '../../platform/http/endpoint.js';
import { BooksService } from './books.service.js';
import { StatementService } from './statement.service.js';

@Controller()
export class LedgerController {
  constructor(
    private readonly books: BooksService,
    private readonly statements: StatementService,
  ) {}

  @Endpoint('ledger.books')
  list(@Caller() actor: Actor) {
    return this.books.books(actor);
  }

  @Endpoint('ledger.trial')
  trial(@Caller() actor: Actor, @Input() input: InputOf<'ledger.trial'>) {
    return this.books.trial(actor, input);
  }

  @Endpoint('ledger.journal')
  journal(@Caller() actor: Actor, @Input() input: InputOf<'ledger.journal'>) {
    return this.books.journal(actor, input);
  }

  @Endpoint('ledger.entry')
  entry(@Caller() actor: Actor, @Input() input: InputOf<'ledger.entry'>) {
    return this.books.entry(actor, input);
  }

  @Endpoint('ledger.statement')
  statement(@Caller() actor: Actor, @Input() input: InputOf<'ledger.statement'>) {
    return this.statements.statement(actor, input);
  }
}
