import { CENLING_SHAPE, drawRegister, markedName, TONGGUAN_SHAPE } from './register.js';

describe('the demo register', () => {
  it('has the numbers of Tongguan', () => {
    const register = drawRegister(TONGGUAN_SHAPE);
    expect(register.hamlets).toHaveLength(4);
    expect(register.households).toHaveLength(460);
    expect(register.households.flatMap((h) => h.residents)).toHaveLength(1863);
  });

  it('is the same every time', () => {
    expect(drawRegister(CENLING_SHAPE)).toEqual(drawRegister(CENLING_SHAPE));
  });

  it('gives every household one head, who is grown up', () => {
    for (const h of drawRegister(TONGGUAN_SHAPE).households) {
      const heads = h.residents.filter((r) => r.head);
      expect(heads).toHaveLength(1);
      expect(heads[0]?.bornOn.localeCompare('2008')).toBeLessThan(0);
    }
  });

  it('marks every name it hands out', () => {
    expect(markedName('吴阿满')).toBe('吴阿满·演示');
  });
});
