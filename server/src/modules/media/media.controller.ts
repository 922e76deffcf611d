import { Controller, Get, Headers, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, OpenHandler } from '../../platform/http/endpoint.js';
import { InvalidRequest } from '../../platform/http/invalid-request.js';
import { rangeOf } from './domain/byte-range.js';
import { MediaService } from './media.service.js';

@Controller()
export class MediaController {
  constructor(private readonly media: MediaService) {}

  @Endpoint('media.upload')
  async upload(@Caller() actor: Actor, @Req() request: FastifyRequest) {
    return this.media.upload(actor, await fileOf(request, '选一张图片'));
  }

  @Endpoint('media.uploadVoice')
  async uploadVoice(@Caller() actor: Actor, @Req() request: FastifyRequest) {
    return this.media.uploadVoice(actor, await fileOf(request, '录一段音'));
  }

  /** One size of a picture, or a recording, of which players ask for parts. The signature is the permission; what it leads to never changes. */
  @OpenHandler()
  @Get('/api/villages/:village/media/:media/:size')
  async picture(
    @Param() { village = '', media = '', size = '' }: Record<string, string | undefined>,
    @Query() { e, s }: Record<string, unknown>,
    @Headers('range') range: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = { village, media, size, expires: textOf(e), signature: textOf(s) };
    const { bytes, mime, secondsLeft } = await this.media.fetch(link);
    const part = rangeOf(range, bytes.length);
    if (part) void reply.status(206).header('content-range', `bytes ${part.from}-${part.to}/${bytes.length}`);
    void reply
      .header('content-type', mime)
      .header('accept-ranges', 'bytes')
      .header('cache-control', `private, max-age=${secondsLeft}, immutable`)
      .send(part ? bytes.subarray(part.from, part.to + 1) : bytes);
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The field `file` of a multipart request, whole: the limit on its size is the platform's. */
async function fileOf(request: FastifyRequest, message: string): Promise<Buffer> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part?.fieldname !== 'file') throw new InvalidRequest([{ field: 'body.file', message }]);
  return part.toBuffer();
}
