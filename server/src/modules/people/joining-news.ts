import { Injectable } from '@nestjs/common';
import { mayDecideJoin } from '@wecountry/shared/domain/joining';
import type { GrantableRole, Role } from '@wecountry/shared/domain/roles';
import type { Tx } from '../../platform/db/tx.js';
import { Teller } from '../../platform/messages/teller.js';
import { type Candidate, joinSubject } from './domain/join-subject.js';
import type { RequestRow } from './joining.repository.js';

type Held = readonly { readonly userId: string; readonly role: GrantableRole }[];

const REQUESTS = '/packages/people/pages/requests';
const JOIN = '/packages/people/pages/join';
const ME = '/pages/me';

/** Tells those who can say yes that somebody asks, and who asked what was said. */
@Injectable()
export class JoiningNews {
  constructor(private readonly teller: Teller) {}

  /** `people` are the adults of the household that the request names. */
  async asked(tx: Tx, request: RequestRow, code: string, people: readonly Candidate[], held: Held): Promise<void> {
    const known = people.filter((person) => person.name === request.name);
    const subjects = (known.length > 0 ? known : [undefined]).map((person) => joinSubject(person, held));
    const rebinding = subjects.some((subject) => subject.boundTo !== null);
    const userIds = deciders(people, held)
      .filter((decider) => subjects.some((subject) => mayDecideJoin(decider, request.userId, subject)))
      .map(({ userId }) => userId);
    await this.teller.tell(tx, {
      kind: 'people',
      to: { userIds },
      title: rebinding ? `${request.name}换了微信？` : `有人要进村：${request.name}`,
      text: rebinding ? `${code}，打个电话问他本人，再点头。` : `写的是${code}，看看是不是他。`,
      link: { page: REQUESTS },
      source: { type: 'join_request', id: request.id },
    });
  }

  /** `household` is the one joined; those at home hear of a new phone, whoever said yes. */
  async confirmed(
    tx: Tx,
    request: RequestRow,
    code: string,
    to: { householdId: string; rebound: boolean },
  ): Promise<void> {
    const source = { type: 'join_confirmed', id: request.id };
    await this.teller.tell(tx, {
      kind: 'people',
      to: { userIds: [request.userId] },
      title: '你对上户了',
      text: `${code}。现在能投票、看家里的钱。`,
      link: { page: ME },
      source,
    });
    if (!to.rebound) return;
    await this.teller.tell(tx, {
      kind: 'people',
      to: { householdIds: [to.householdId] },
      title: `${request.name}换了微信`,
      text: '原来那个已经退出。不是他本人，马上找村委会。',
      link: { page: ME },
      source,
    });
  }

  async refused(tx: Tx, request: RequestRow, reason: string): Promise<void> {
    await this.teller.tell(tx, {
      kind: 'people',
      to: { userIds: [request.userId] },
      title: '进村的申请没同意',
      text: `原因：${reason}`,
      link: { page: JOIN },
      source: { type: 'join_refused', id: request.id },
    });
  }
}

/** Everybody who might have a say: those who hold a role, and the adults at home who are bound. */
function deciders(people: readonly Candidate[], held: Held) {
  const homeOf = new Map(people.flatMap((p) => (p.userId === null ? [] : [[p.userId, p.householdId] as const])));
  const userIds = new Set([...held.map(({ userId }) => userId), ...homeOf.keys()]);
  return [...userIds].map((userId) => ({
    userId,
    roles: new Set<Role>(held.filter((grant) => grant.userId === userId).map((grant) => grant.role)),
    householdId: homeOf.get(userId),
    adult: homeOf.has(userId),
  }));
}
