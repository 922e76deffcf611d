import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInLog, RECEIPT_CODE, receiptCode, receiptLeaf, spacedCode, typedCode } from './receipt-code.js';
import { inclusionProof, merkleRoot, toHex } from './transparency.js';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const poll = '0190a000-0000-7000-8000-000000000001';
const codes = ['0000000000000000', 'ZZZZZZZZZZZZZZZZ', '7KQ2M9XA4TFD0PZC'];

describe('a code', () => {
  it('says each of its 80 bits', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = receiptCode(random);
        expect(code).toMatch(RECEIPT_CODE);
        const bits = Array.from(code, (c) =>
          '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(c).toString(2).padStart(5, '0'),
        );
        expect(bits.join('')).toBe(Array.from(random, (byte) => byte.toString(2).padStart(8, '0')).join(''));
      }),
    );
    expect(receiptCode(new Uint8Array(10).fill(255))).toBe('ZZZZZZZZZZZZZZZZ');
    expect(() => receiptCode(new Uint8Array(9))).toThrow(RangeError);
  });

  it('comes back from paper', () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const code = receiptCode(random);
        expect(typedCode(spacedCode(code))).toBe(code);
        expect(typedCode(code.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l'))).toBe(code);
      }),
    );
    expect(spacedCode('7KQ2M9XA4TFD0PZC')).toBe('7KQ2 M9XA 4TFD 0PZC');
    expect(typedCode('7KQ2 M9XA 4TFD')).toBeNull();
    expect(typedCode('7KQ2 M9XA 4TFD 0PZU')).toBeNull();
  });
});

describe('the log of codes', () => {
  // These vectors stand in server/src/modules/polls/README.md: whoever writes a verifier checks it against them.
  it('has the vectors of the README', () => {
    const leaves = codes.map((code) => receiptLeaf(poll, code));
    expect({ leaves: leaves.map(toHex), head: toHex(merkleRoot(leaves)) }).toMatchInlineSnapshot(`
     {
       "head": "b8ba752fbfcfe9ebefd37f954877df1534cf9f3034665d6fd10c1922d34b8047",
       "leaves": [
         "099c912eb99b5d71cb814fe225b0fadb44a6ad13f31cd2d4c3fffe07581bc4c7",
         "3123f012a46240a214694ece6e40d37ce5d4f0ff7139daa1346cf709b5fd7edb",
         "789027ccd046e5e528e1618f61043e9196e3f444bfa5083709182d99e24ee72c",
       ],
     }
    `);
  });

  it('tells a code that is in it from one that is not', () => {
    const leaves = codes.map((code) => receiptLeaf(poll, code));
    const head = toHex(merkleRoot(leaves));
    for (const [index, code] of codes.entries()) {
      const proof = { index, size: 3, proof: inclusionProof(leaves, index).map(toHex) };
      expect(isInLog(poll, code, proof, head)).toBe(true);
      expect(isInLog(poll, '7KQ2M9XA4TFD0PZD', proof, head)).toBe(false);
      expect(isInLog(poll.replace('1', '2'), code, proof, head)).toBe(false);
      expect(isInLog(poll, code, proof, head.toUpperCase())).toBe(false);
      expect(isInLog(poll, code, { ...proof, proof: [...proof.proof, 'x'] }, head)).toBe(false);
    }
  });
});
