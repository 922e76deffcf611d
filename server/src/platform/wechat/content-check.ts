import * as z from 'zod';
import type { MiniApi } from './mini-api.js';

/** Words in a place where people talk with each other. */
const SCENE_FORUM = 3;

const answer = z.object({ result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }) });

/** What WeChat would do with a text. */
export type Suggestion = z.infer<typeof answer>['result']['suggest'];

/** WeChat's check of what a person wrote (`msgSecCheck`, version 2): at most 2,500 characters. */
export class ContentCheck {
  constructor(private readonly api: Pick<MiniApi, 'post'>) {}

  /** @throws WechatRefused @throws WechatUnknown */
  async check(openid: string, content: string): Promise<Suggestion> {
    const { result } = await this.api.post(
      '/wxa/msg_sec_check',
      { content, version: 2, scene: SCENE_FORUM, openid },
      answer,
    );
    return result.suggest;
  }
}
