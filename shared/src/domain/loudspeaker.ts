import { noticeCategoryLabels, type NoticeCategory } from './notice.js';

/** What is read out: the parts of a notice that a person walking by must catch. */
export interface Spoken {
  category: NoticeCategory;
  title: string;
  body: string;
  when: string | null;
  where: string | null;
  todo: string | null;
  /** To whom: 全村, 上寨、中寨. */
  audience: string;
  /** Who says it. */
  author: string;
}

const BODY_MAX = 120;

/**
 * The text for 大喇叭: short sentences, who it is for, what, when, where, what to do, said twice where it matters. The body
 * is cut at a full stop when it is long: the rest is on the notice board.
 */
export function loudspeakerText(notice: Spoken): string {
  const { title, when, where, todo, audience, author } = notice;
  const kind = notice.category === 'urgent' ? '紧急通知' : noticeCategoryLabels[notice.category];
  const facts = [when && `时间：${bare(when)}。`, where && `地点：${bare(where)}。`, todo && `请大家：${bare(todo)}。`];
  return [
    `${audience === '全村' ? '全村的乡亲们' : `${audience}的乡亲们`}，注意了，${kind}：${bare(title)}。`,
    ...facts,
    shortened(notice.body),
    `再说一遍：${bare(title)}。${when ? `时间：${bare(when)}。` : ''}`,
    `${author}通知。`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Without the stop at its end: one is set behind it. */
const bare = (text: string): string => text.trim().replace(/[。！？；，、.!?;,]+$/, '');

/** Whole sentences up to about 120 characters; at least the first one. */
function shortened(body: string): string {
  const sentences = body.replace(/\n+/g, '').match(/[^。！？]*[。！？]|[^。！？]+$/g) ?? [];
  let text = '';
  for (const sentence of sentences) {
    if (text !== '' && text.length + sentence.length > BODY_MAX) return `${text}其余的看公告栏。`;
    text += sentence;
  }
  return text;
}
