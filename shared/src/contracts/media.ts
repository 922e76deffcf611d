import * as z from 'zod';
import { contract } from './contract.js';
import { Id, InVillage } from './common.js';

/** Addresses of one picture in three sizes; signed, good for some hours, for this caller's screen only. */
export const Picture = z.object({ id: Id, small: z.string(), medium: z.string(), large: z.string() });
export type Picture = z.infer<typeof Picture>;

export const mediaContracts = {
  'media.upload': contract({
    tag: '图片',
    summary: '传一张图片（multipart，字段 file，≤ 8 MB，jpeg/png/webp）；同一个 Idempotency-Key 只存一次',
    access: ['villager', 'committee', 'supervisor', 'coop_staff', 'museum_staff'],
    idempotent: true,
    multipart: true,
    params: InVillage,
    response: Picture,
    status: 201,
  }),
};
