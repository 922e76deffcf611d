import { NoticesService, PublishingService } from '../../modules/notices/index.js';
import { NOTICES } from '../data/affairs.js';
import { Dice } from '../data/random.js';
import { inParallel, type Stage } from '../stage.js';
import type { DemoVillage, DemoVillager } from './founding.js';

const AT_ONCE = 8;

/** Lives the notices of the last month: each goes out, people open it over the hours, many press 知道了. */
export async function liveNotices(
  stage: Stage,
  village: DemoVillage,
  parts: { author: string; asleep: ReadonlySet<string> },
): Promise<void> {
  const dice = new Dice(815);
  const service = stage.services.get(NoticesService);
  const publishing = stage.services.get(PublishingService);
  for (const { daysAgo, at, opened, acknowledged, hamlets, ...text } of NOTICES) {
    const publishedAt = stage.calendar.at(daysAgo, at);
    const author = await stage.actor(village.id, parts.author, publishedAt);
    const hamletIds = hamlets.map((name) => village.hamlets.get(name) ?? '');
    const inWords = Object.fromEntries(
      Object.entries(text).map(([part, words]: [string, unknown]) => [
        part,
        typeof words === 'string' ? stage.calendar.inWords(words) : words,
      ]),
    ) as typeof text;
    const { id } = await publishing.publish(author, { ...inWords, hamletIds });
    const readers = village.villagers.filter((v) => hamlets.length === 0 || hamlets.includes(v.hamlet));
    const marks: { reader: DemoVillager; at: Date; steps: ('seen' | 'listened' | 'acknowledged')[] }[] = [];
    for (const reader of readers) {
      if (parts.asleep.has(reader.userId) || !dice.chance(opened)) continue;
      const seenAt = new Date(publishedAt.getTime() + dice.next() * 30 * 3_600_000);
      const steps = [dice.chance(0.4) ? ('listened' as const) : ('seen' as const)];
      marks.push({ reader, at: seenAt, steps: dice.chance(acknowledged) ? [...steps, 'acknowledged'] : steps });
    }
    await inParallel(
      marks.filter((m) => m.at < stage.calendar.now),
      AT_ONCE,
      async ({ reader, at: seenAt, steps }) => {
        const actor = await stage.actor(village.id, reader.userId, seenAt);
        for (const step of steps) await service.mark(actor, id, step);
      },
    );
  }
}
