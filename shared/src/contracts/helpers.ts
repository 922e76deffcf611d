import * as z from 'zod';
import { consentWays, helperRelations } from '../domain/helper.js';
import { contract } from './contract.js';
import { Done, Id, InVillage, Instant, inVillage, text } from './common.js';

const Consent = z.object({
  id: Id,
  ownerName: z.string(),
  helperName: z.string(),
  relation: z.enum(helperRelations),
  how: z.enum(consentWays),
  givenAt: Instant,
  endedAt: Instant.nullable(),
});

export const helperContracts = {
  'helpers.mine': contract({
    tag: '帮手',
    summary: '谁能替我办事，我能替谁办，替我办过什么',
    access: ['villager'],
    params: InVillage,
    response: z.object({
      helpers: z.array(Consent),
      actingFor: z.array(Consent.extend({ ownerId: Id, householdCode: z.string() })),
      acts: z.array(z.object({ id: Id, helperName: z.string(), what: z.string(), actedAt: Instant })),
      candidates: z.array(z.object({ residentId: Id, name: z.string() })).describe('同户的大人，对上了手机的'),
    }),
  }),
  'helpers.allow': contract({
    tag: '帮手',
    summary: '在自己手机上让同户的人替我办事',
    access: ['villager'],
    idempotent: true,
    params: InVillage,
    body: z.object({ helperId: Id, relation: z.enum(helperRelations) }),
    response: Done,
    status: 201,
  }),
  'helpers.record': contract({
    tag: '帮手',
    summary: '村委会登记：本人写了字据（拍照），或当面说了、两人作证',
    access: ['committee'],
    idempotent: true,
    params: InVillage,
    body: z.object({
      ownerId: Id,
      helperId: Id,
      relation: z.enum(helperRelations),
      how: z.enum(['paper', 'in_person']),
      photoId: Id.optional().describe('字据的照片'),
      witnessIds: z.array(Id).max(2).optional().describe('两位证人，都是本村的大人'),
    }),
    response: Done,
    status: 201,
  }),
  'helpers.end': contract({
    tag: '帮手',
    summary: '不再让他替办：本人、帮手随时，村委会要写原因；重复按不变',
    access: ['villager', 'committee'],
    params: inVillage('consent'),
    body: z.object({ reason: text(2, 200).optional() }),
    response: Done,
  }),
  'helpers.desk': contract({
    tag: '帮手',
    summary: '全村谁替谁办事',
    access: ['committee', 'supervisor'],
    params: InVillage,
    response: z.object({ items: z.array(Consent) }),
  }),
};
