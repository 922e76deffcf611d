import { readFileSync, statSync } from 'node:fs';
import * as z from 'zod';

/** A demo person who uses WeChat: an openid per app, one unionid over both. */
const person = z.object({
  openid: z.string().min(1),
  miniOpenid: z.string().min(1),
  unionid: z.string().min(1),
  name: z.string().min(1),
  /** What the person is, as the page shows and groups it: 村民, 村委会, 买家… */
  roleText: z.string().min(1),
  /** The household in words, for those who have one. */
  householdText: z.string().nullish(),
  villageName: z.string().nullish(),
});

export type Person = z.infer<typeof person>;

const list = z.array(person);

/** The demo people, read from the file that the demo village writes; a new file is seen without a restart. */
export class People {
  private readAt: number | undefined;
  private people: Person[] = [];

  constructor(private readonly file: string) {}

  all(): readonly Person[] {
    const changedAt = statSync(this.file, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt === undefined) return [];
    if (changedAt !== this.readAt) {
      this.people = list.parse(JSON.parse(readFileSync(this.file, 'utf8')));
      this.readAt = changedAt;
    }
    return this.people;
  }

  /** The person who has this openid in an app of this kind. */
  find(kind: 'web' | 'mini', openid: string): Person | undefined {
    return this.all().find((one) => openidIn(kind, one) === openid);
  }
}

export const openidIn = (kind: 'web' | 'mini', one: Person) => (kind === 'web' ? one.openid : one.miniOpenid);
