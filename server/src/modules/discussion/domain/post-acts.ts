import type { Role } from '@wecountry/shared/domain/roles';
import type { PostState } from '@wecountry/shared/domain/post-states';

export type PostAct = 'report' | 'appeal' | 'admit' | 'hide' | 'restore' | 'label' | 'judge';

interface Looked {
  readonly state: PostState;
  readonly authorId: string;
  readonly hiddenBy: string | null;
  readonly appealId: string | null;
  readonly appealUpheld: boolean | null;
  readonly openReports: number;
  readonly verdict: string | null;
  readonly lookedAt: Date | null;
}

interface Reader {
  readonly userId: string;
  readonly roles: ReadonlySet<Role>;
}

/** Whether this person decides about posts of others, and reads what is not shown. */
export const isModerator = ({ roles }: Pick<Reader, 'roles'>): boolean =>
  roles.has('committee') || roles.has('supervisor');

/** What a reader may do about a post now: never decide about one's own, never judge what one has hidden. */
export function postActs(post: Looked, reader: Reader): PostAct[] {
  const { state, appealId } = post;
  const mine = post.authorId === reader.userId;
  const asked = appealId !== null && post.appealUpheld === null;
  const moderates = isModerator(reader) && !mine;
  const writes = isModerator(reader) || reader.roles.has('villager');
  const doubted = post.openReports > 0 || ((post.verdict === 'review' || post.verdict === 'risky') && !post.lookedAt);
  const may: Readonly<Record<PostAct, boolean>> = {
    report: writes && !mine && state === 'visible',
    appeal: writes && mine && state === 'hidden' && appealId === null,
    admit: moderates && (state === 'checking' || state === 'waiting' || (state === 'visible' && doubted)),
    hide: moderates && state !== 'hidden',
    restore: moderates && state === 'hidden' && !asked,
    label: reader.roles.has('committee') && !mine && state === 'visible',
    judge: reader.roles.has('supervisor') && !mine && asked && post.hiddenBy !== reader.userId,
  };
  return (Object.keys(may) as PostAct[]).filter((act) => may[act]);
}
