import fc from 'fast-check';
import {
  codeOfBytes,
  INVITE_CODE_LENGTH,
  normalInviteCode,
  printedInviteCode,
  readScene,
  sceneOf,
} from './invite-code.js';

const bytes = fc.uint8Array({ minLength: 7, maxLength: 32 });

describe('the code of an invite', () => {
  it('has ten characters, however it is typed again', () => {
    fc.assert(
      fc.property(bytes, (some) => {
        const code = codeOfBytes(some);
        expect(code).toHaveLength(INVITE_CODE_LENGTH);
        expect(normalInviteCode(printedInviteCode(code))).toBe(code);
        expect(normalInviteCode(` ${code.toLowerCase()} `)).toBe(code);
      }),
    );
  });

  it('uses every one of its 50 bits', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 7, maxLength: 7 }), fc.integer({ min: 0, max: 49 }), (some, bit) => {
        const other = Uint8Array.from(some);
        other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
        expect(codeOfBytes(other)).not.toBe(codeOfBytes(some));
      }),
    );
  });

  it('takes O for 0, I and L for 1, and nothing that is no code', () => {
    expect(normalInviteCode('o0iI1-lL234')).toBe('0011111234');
    for (const typed of ['', 'K7Q2M', 'K7Q2M-9XRT!', 'K7Q2M-9XRTU', 'K7Q2M-9XRTBB'])
      expect(normalInviteCode(typed)).toBeNull();
  });
});

describe('the scene of a mini-program code', () => {
  it('has 32 characters that WeChat takes, and brings village and code back', () => {
    fc.assert(
      fc.property(fc.uuid(), bytes, (village, some) => {
        const code = codeOfBytes(some);
        const scene = sceneOf(village, code);
        expect(scene).toHaveLength(32);
        expect(scene).toMatch(/^[\w!#$&'()*+,/:;=?@.~-]{32}$/);
        expect(readScene(scene)).toEqual({ village, code });
      }),
    );
  });

  it('is nothing when it is cut or spoilt', () => {
    const scene = sceneOf('0190a000-0000-7000-8000-000000000001', 'K7Q2M9XRTB');
    for (const spoilt of ['', scene.slice(1), `${scene}0`, scene.replace(/./, '%')])
      expect(readScene(spoilt)).toBeNull();
  });
});
