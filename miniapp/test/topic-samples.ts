import type { ResponseOf } from '@wecountry/shared/contracts';
import type { Post } from '@wecountry/shared/contracts/discussion';
import { inHours } from './samples';

export const post = (part: Partial<Post> = {}): Post => ({
  id: 'p1',
  kind: 'reply',
  state: 'visible',
  authorName: '吴雪芬',
  mine: false,
  at: inHours(-3),
  body: '我家门口也是这样。',
  pictures: [],
  tookSeconds: null,
  hidden: null,
  rumour: null,
  appeal: null,
  may: [],
  ...part,
});

export const topic = (part: Partial<ResponseOf<'topics.get'>> = {}): ResponseOf<'topics.get'> => ({
  id: 't1',
  title: '上寨的路灯坏了三天',
  state: 'open',
  mine: false,
  question: post({ id: 'q1', kind: 'question', authorName: '吴阿满', body: '水井边那一盏不亮了。' }),
  poll: null,
  may: ['reply'],
  ...part,
});
