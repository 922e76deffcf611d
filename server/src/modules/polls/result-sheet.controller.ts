import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, Input, type InputOf, OpenHandler } from '../../platform/http/endpoint.js';
import { ResultSheetService } from './result-sheet.service.js';

/** Results on paper. */
@Controller()
export class ResultSheetController {
  constructor(private readonly sheets: ResultSheetService) {}

  @Endpoint('polls.sheet')
  sheet(@Caller() actor: Actor, @Input() { params }: InputOf<'polls.sheet'>) {
    return this.sheets.give(actor, params.poll);
  }

  /** The sheet itself. The signature is the permission: what is on it hangs on the notice board. */
  @OpenHandler()
  @Get('/api/villages/:village/polls/:poll/result.pdf')
  async sheetFile(
    @Param() { village = '', poll = '' }: Record<string, string | undefined>,
    @Query() query: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = await this.sheets.file(village, poll, query);
    void reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', 'inline; filename="result.pdf"')
      .header('cache-control', 'private, no-store')
      .send(file);
  }
}
