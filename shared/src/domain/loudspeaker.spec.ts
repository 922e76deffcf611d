import fc from 'fast-check';
import { loudspeakerText, type Spoken } from './loudspeaker.js';

const water: Spoken = {
  category: 'urgent',
  title: '明天停水，早 8 点到下午 4 点',
  body: '上寨水池的管子裂了，明天换新管。要是下雨，改到 24 日。',
  when: '11月23日 8:00 到 16:00',
  where: '上寨、中寨',
  todo: '今晚先接好水。',
  audience: '全村',
  author: '石明',
};

describe('the text for the loudspeaker', () => {
  it('says to whom, what, when, where, what to do, and who says it', () => {
    expect(loudspeakerText(water)).toBe(
      [
        '全村的乡亲们，注意了，紧急通知：明天停水，早 8 点到下午 4 点。',
        '时间：11月23日 8:00 到 16:00。',
        '地点：上寨、中寨。',
        '请大家：今晚先接好水。',
        '上寨水池的管子裂了，明天换新管。要是下雨，改到 24 日。',
        '再说一遍：明天停水，早 8 点到下午 4 点。时间：11月23日 8:00 到 16:00。',
        '石明通知。',
      ].join('\n'),
    );
  });

  it('leaves out what was not written', () => {
    const text = loudspeakerText({ ...water, when: null, where: null, todo: null, audience: '下寨' });
    expect(text).not.toMatch(/时间|地点|请大家/);
    expect(text).toMatch(/^下寨的乡亲们/);
  });

  it('stays short however long the body is, and cuts at a full stop', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 40 }), (lengths) => {
        const body = lengths.map((n) => `${'水'.repeat(n)}。`).join('');
        const said = loudspeakerText({ ...water, body }).split('\n')[4] ?? '';
        expect(said.length).toBeLessThan(140);
        expect(said.endsWith('。')).toBe(true);
      }),
    );
  });
});
