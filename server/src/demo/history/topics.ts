import { ModerationService, TopicsService } from '../../modules/discussion/index.js';
import { after } from '../calendar.js';
import { TOPICS } from '../data/topics.js';
import { Dice } from '../data/random.js';
import type { Stage } from '../stage.js';
import type { DemoVillage, DemoVillager } from './founding.js';

interface Parts {
  /** Answers for the committee and writes corrections. */
  chair: DemoVillager;
  /** Looks at what is written before the village sees it: WeChat cannot be asked about the past. */
  second: DemoVillager;
  /** Finds one reply not right. */
  reporter: DemoVillager;
  /** Who asks under the own name. */
  named: readonly DemoVillager[];
}

/** Minutes until somebody has looked at what was written. */
const LOOKED_AFTER = 6;

/** Lives what the village talks about, each step at its time. */
export async function liveTopics(stage: Stage, village: DemoVillage, parts: Parts): Promise<void> {
  const dice = new Dice(316);
  const topics = stage.services.get(TopicsService);
  const moderation = stage.services.get(ModerationService);
  const taken = new Set([parts.chair, parts.second, parts.reporter, ...parts.named].map((one) => one.householdId));
  const others = dice.shuffle(village.villagers.filter((one) => !taken.has(one.householdId)));
  const someone = (name: string | null): DemoVillager => {
    const found = name === null ? others.pop() : parts.named.find((one) => one.name === name);
    if (!found) throw new Error(`${name ?? 'Nobody'} is there to say something`);
    return found;
  };
  const actorAt = (who: DemoVillager, at: { daysAgo: number; at: string }, minutes = 0) =>
    stage.actor(village.id, who.userId, after(stage.calendar.at(at.daysAgo, at.at), minutes));
  const admit = async (postId: string, at: { daysAgo: number; at: string }) =>
    moderation.decide(await actorAt(parts.second, at, LOOKED_AFTER), postId, { act: 'admit', reason: '' });

  for (const topic of TOPICS) {
    const asker = someone(topic.by);
    const { title, body } = topic;
    const { id } = await topics.ask(await actorAt(asker, topic), { title, body, pictureIds: [] });
    const { question } = await topics.get(await actorAt(asker, topic), id);
    await admit(question.id, topic);
    let lastReply = '';
    for (const reply of topic.replies) {
      const words = { body: reply.body, pictureIds: [] };
      lastReply = (await topics.reply(await actorAt(someone(reply.by), reply), id, words)).id;
      await admit(lastReply, reply);
    }
    const { answer, settled, correction, reported } = topic;
    if (answer) {
      const words = { body: answer.body, pictureIds: [] };
      await admit((await topics.answer(await actorAt(parts.chair, answer), id, words)).id, answer);
    }
    if (settled) await topics.settle(await actorAt(asker, settled), id, true);
    if (correction)
      await moderation.label(await actorAt(parts.chair, correction), question.id, { correction: correction.text });
    if (reported) {
      const { reason, note } = reported;
      await moderation.report(await actorAt(parts.reporter, reported), lastReply, { reason, note });
    }
  }
}
