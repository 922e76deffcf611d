import * as z from 'zod';
import { contract } from './contract.js';
import { Id, InVillage } from './common.js';

/** Addresses of one picture in three sizes; signed, good for some hours, for this caller's screen only. */
export const Picture = z.object({ id: Id, small: z.string(), medium: z.string(), large: z.string() });
export type Picture = z.infer<typeof Picture>;

/** A recording: an address good for some hours, what is in it, and how long it plays. */
export const Voice = z.object({ id: Id, url: z.string(), mime: z.string(), seconds: z.int() });
export type Voice = z.infer<typeof Voice>;

export const mediaContracts = {
  'media.uploadVoice': contract({
    tag: '图片',
    summary: '传一段录音（multipart，字段 file，≤ 2 MB，1 秒到 3 分钟，mp3/aac/mp4/webm/ogg）',
    access: ['villager', 'committee', 'supervisor', 'coop_staff', 'museum_staff'],
    idempotent: true,
    multipart: true,
    params: InVillage,
    response: Voice,
    status: 201,
  }),
  'media.upload': contract({
    tag: '图片',
    summary: '传一张图片（multipart，字段 file，≤ 8 MB，jpeg/png/webp）；同一个 Idempotency-Key 只存一次',
    access: ['villager', 'committee', 'supervisor', 'coop_staff', 'museum_staff'],
    idempotent: true,
    multipart: true,
    helperMay: true,
    params: InVillage,
    response: Picture,
    status: 201,
  }),
};
