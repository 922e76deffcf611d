/** The bodies whose roll the committee keeps by hand, each under the key of its preset. */
export const bodies = ['representatives', 'coop_members', 'collective_members'] as const;
export type Body = (typeof bodies)[number];

export const isBody = (key: string): key is Body => (bodies as readonly string[]).includes(key);

/** What the roll of a poll says of a member: why this person has a vote. */
export const memberReasons: Readonly<Record<Body, string>> = {
  representatives: '选出来的村民代表',
  coop_members: '合作社成员',
  collective_members: '集体经济组织成员',
};
