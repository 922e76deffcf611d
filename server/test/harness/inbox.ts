import { InboxService, type Telling } from '../../src/modules/inbox/index.js';
import { newId } from '../../src/platform/db/id.js';
import type { TestApp } from './app.js';

/** Tells a user something; answers the id of the message. */
export async function tellSomething(
  app: TestApp,
  villageId: string,
  userId: string,
  part: Partial<Telling> = {},
): Promise<string> {
  return app.tenant.run({ villageId, userId }, async (tx) => {
    const source = { type: 'test', id: newId() };
    const link = { page: '/pages/home' };
    const telling: Telling = {
      kind: 'notice',
      to: { userIds: [userId] },
      title: '要你看',
      text: '一条消息',
      link,
      source,
    };
    await app.get(InboxService).tell(tx, { ...telling, ...part });
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM inbox_messages WHERE village_id = $1 AND user_id = $2 ORDER BY created_at DESC, id DESC LIMIT 1`,
      [villageId, userId],
    );
    return rows[0]!.id;
  });
}
