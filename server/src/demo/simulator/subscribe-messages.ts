import * as z from 'zod';
import type { Reply, Route } from './http.js';
import { json } from './http.js';
import { errorReply, type MiniGate } from './mini-gate.js';
import type { Tables } from './model.js';
import type { People } from './people.js';
import type { Registration } from './registration.js';
import type { Store } from './store.js';

const sending = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  data: z.record(z.string(), z.object({ value: z.string() })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).optional(),
  lang: z.string().optional(),
});

const consentAsked = z.object({
  miniOpenid: z.string(),
  templateIds: z.array(z.string()).min(1).max(3),
  choice: z.enum(['accept', 'reject']),
});

/** What a keyword takes, by the letters of its name, as WeChat's table of template parameters says. */
const keywordRules: Record<string, (value: string) => boolean> = {
  thing: (value) => [...value].length >= 1 && [...value].length <= 20,
  time: (value) => /^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?$/.test(value),
  amount: (value) => /^¥?\d{1,10}(\.\d{1,2})?元?$/.test(value),
};

/**
 * One-time subscription messages: a consent on the phone lets one message of that template through; without one the
 * answer is 43101. What came is remembered, for the demo to look at.
 */
export class SubscribeMessages {
  constructor(
    private readonly store: Store<Tables>,
    private readonly registration: Registration,
    private readonly people: People,
    private readonly now: () => number,
  ) {}

  routes(gate: MiniGate): Route[] {
    return [gate.guarded('/cgi-bin/message/subscribe/send', (body) => this.send(body))];
  }

  /** The sheet of `wx.requestSubscribeMessage` on the phone of this person; null when the asking was wrong. */
  consent(body: unknown): Record<string, string> | null {
    const asked = consentAsked.safeParse(body);
    if (!asked.success || !this.people.find('mini', asked.data.miniOpenid)) return null;
    const { miniOpenid, templateIds, choice } = asked.data;
    if (!templateIds.every((id) => this.template(id))) return null;
    for (const id of templateIds) {
      const key = `${miniOpenid} ${id}`;
      const before = this.store.get('consents', key)?.left ?? 0;
      if (choice === 'accept') this.store.put('consents', key, { left: before + 1, createdAt: this.now() });
    }
    return Object.fromEntries(templateIds.map((id) => [id, choice]));
  }

  private send(body: unknown): Reply {
    const read = sending.safeParse(body);
    if (!read.success) return errorReply(47003, 'argument invalid!');
    const { touser, template_id: id, data, page } = read.data;
    const template = this.template(id);
    if (!this.people.find('mini', touser)) return errorReply(40003, 'invalid openid');
    if (!template) return errorReply(40037, 'invalid template_id');
    for (const keyword of template.keywords) {
      const rule = keywordRules[keyword.replace(/\d+$/, '')];
      const value = data[keyword]?.value;
      if (value === undefined || !rule?.(value)) {
        return errorReply(47003, `argument invalid! data.${keyword}.value invalid`);
      }
    }
    if (page !== undefined && page.startsWith('/')) return errorReply(41030, 'invalid page');
    const key = `${touser} ${id}`;
    const consent = this.store.get('consents', key);
    if (!consent || consent.left < 1) return errorReply(43101, 'user refuse to accept the msg');
    this.store.put('consents', key, { ...consent, left: consent.left - 1 });
    const values = Object.fromEntries(template.keywords.map((keyword) => [keyword, data[keyword]?.value ?? '']));
    const message = { openid: touser, template: template.title, values, page, createdAt: this.now() };
    this.store.put('messages', `${message.createdAt} ${this.store.all('messages').length}`, message);
    return json(200, { errcode: 0, errmsg: 'ok' });
  }

  private template(id: string) {
    return this.registration.templates.find((one) => one.id === id);
  }
}
