import type { Post } from '@wecountry/shared/contracts/discussion';
import type { Picture } from '@wecountry/shared/contracts/media';
import { mayRead } from '@wecountry/shared/domain/post-states';
import type { Actor } from '../../platform/auth/actor.js';
import { isModerator, postActs } from './domain/post-acts.js';
import type { PostRow } from './topics.repository.js';

/** Everybody named by these posts. */
export const namedIn = (posts: readonly PostRow[]): string[] =>
  posts.flatMap((p) => [p.authorId, p.hiddenBy, p.correctedBy]).filter((id) => id !== null);

/** A post as this reader may see it: of what is hidden, its place and its reason. */
export function postView(
  post: PostRow,
  reader: Actor,
  { names, pictures }: { names: ReadonlyMap<string, string>; pictures: (ids: readonly string[]) => Picture[] },
): Post {
  const mine = post.authorId === reader.userId;
  const moderator = isModerator(reader);
  const words = mayRead(post.state, { author: mine, moderator });
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? '村里的人'));
  return {
    id: post.id,
    kind: post.kind,
    state: post.state,
    authorName: name(post.authorId) ?? '',
    mine,
    at: post.postedAt.toISOString(),
    body: words ? post.body : null,
    pictures: words ? pictures(post.pictureIds) : [],
    tookSeconds: post.tookSeconds,
    hidden:
      post.state === 'hidden' && post.hiddenAt
        ? { reason: post.hiddenReason ?? '', at: post.hiddenAt.toISOString(), byName: name(post.hiddenBy) }
        : null,
    rumour:
      post.correction !== null && post.correctedAt
        ? { correction: post.correction, byName: name(post.correctedBy) ?? '', at: post.correctedAt.toISOString() }
        : null,
    appeal:
      post.appealId !== null && post.appealedAt && (mine || moderator)
        ? {
            id: post.appealId,
            reason: post.appealReason ?? '',
            at: post.appealedAt.toISOString(),
            upheld: post.appealUpheld,
            answer: post.appealAnswer,
          }
        : null,
    may: postActs(post, reader),
  };
}
