import { HelpersService, PhonesService } from '../../modules/privacy/index.js';
import { PeopleService } from '../../modules/people/index.js';
import { markedName } from '../data/register.js';
import type { Stage } from '../stage.js';
import type { DemoVillage } from './founding.js';

/** An old man without a phone, whose kinsman from the same hamlet acts for him; and before whom he said so. */
const HELPED = {
  owner: '上寨 8 号 石老田',
  helper: '上寨 17 号 吴阿满',
  witnesses: ['上寨 2 号 石春生', '上寨 5 号 陆凤英'],
} as const;
/** Who gave a number to the committee. No one has these: they are all of the same made-up row. */
const NUMBERED = [
  '上寨 2 号 石春生',
  '上寨 2 号 杨月仙',
  '上寨 8 号 石老田',
  '上寨 17 号 石银梅',
  '中寨 6 号 龙志强',
  '中寨 21 号 潘桂芝',
  '下寨 9 号 吴玉珍',
  '坡头寨 4 号 欧品花',
  '坡头寨 12 号 罗宏伟',
];
const FIRST_NUMBER = 13_900_000_101;

/** Lives what is people's own: one helper, and the numbers of some households. */
export async function livePrivacy(stage: Stage, village: DemoVillage, by: { chair: string }): Promise<void> {
  const at = stage.calendar.at(12, '16:20');
  const chair = await stage.actor(village.id, by.chair, at);
  const register = await stage.tenant.run({ villageId: village.id, at }, (tx) =>
    stage.services.get(PeopleService).adults(tx),
  );
  const idOf = (who: string): string => {
    const person = register.find((one) => `${one.householdCode} ${one.name}` === markedName(who));
    if (!person) throw new Error(`${who} is not in the demo register`);
    return person.residentId;
  };
  await stage.services.get(HelpersService).record(chair, {
    ownerId: idOf(HELPED.owner),
    helperId: idOf(HELPED.helper),
    relation: 'kin',
    how: 'in_person',
    witnessIds: HELPED.witnesses.map(idOf),
  });
  const phones = stage.services.get(PhonesService);
  for (const [i, who] of NUMBERED.entries()) {
    await phones.enter(chair, idOf(who), { phone: String(FIRST_NUMBER + i) });
  }
}
