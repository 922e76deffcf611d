import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/auth/actor.js';
import { Caller, Endpoint, OpenHandler } from '../../platform/http/endpoint.js';
import { InvalidRequest } from '../../platform/http/invalid-request.js';
import { MediaService } from './media.service.js';

@Controller()
export class MediaController {
  constructor(private readonly media: MediaService) {}

  @Endpoint('media.upload')
  async upload(@Caller() actor: Actor, @Req() request: FastifyRequest) {
    return this.media.upload(actor, await fileOf(request));
  }

  /** One size of a picture. The signature is the permission; what it leads to never changes. */
  @OpenHandler()
  @Get('/api/villages/:village/media/:media/:size')
  async picture(
    @Param() { village = '', media = '', size = '' }: Record<string, string | undefined>,
    @Query() { e, s }: Record<string, unknown>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const link = { village, media, size, expires: textOf(e), signature: textOf(s) };
    const { bytes, secondsLeft } = await this.media.fetch(link);
    void reply
      .header('content-type', 'image/webp')
      .header('cache-control', `private, max-age=${secondsLeft}, immutable`)
      .send(bytes);
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The field `file` of a multipart request, whole: the limit on its size is the platform's. */
async function fileOf(request: FastifyRequest): Promise<Buffer> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (part?.fieldname !== 'file') throw new InvalidRequest([{ field: 'body.file', message: '选一张图片' }]);
  return part.toBuffer();
}
