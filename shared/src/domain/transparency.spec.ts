import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  consistencyProof,
  fromHex,
  type Hash,
  inclusionProof,
  leafHash,
  merkleRoot,
  toHex,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from './transparency.js';

/** The leaves and roots that implementations of Certificate Transparency have agreed on since RFC 6962. */
const known = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const;
const knownLeaves = known.map(([hex]) => leafHash(fromHex(hex)!));

const leavesOf = (n: number): Hash[] => Array.from({ length: n }, (_, i) => leafHash(utf8(`第 ${i} 张票`)));
const sizes = fc.integer({ min: 1, max: 130 });

/** The definition of RFC 9162, 2.1.1, word for word, by another library: what the loops must equal. */
function definition(leaves: readonly Uint8Array[]): string {
  const hash = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const tree = (d: readonly Uint8Array[]): Buffer => {
    if (d.length === 0) return hash();
    if (d.length === 1) return hash(Uint8Array.of(0), d[0]!);
    let k = 1;
    while (k * 2 < d.length) k *= 2;
    return hash(Uint8Array.of(1), tree(d.slice(0, k)), tree(d.slice(k)));
  };
  return tree(leaves).toString('hex');
}

/** A hash with one bit of one byte turned. */
function bent(hash: Hash, at: number): Hash {
  const copy = hash.slice();
  copy[at % copy.length]! ^= 1 << (at % 8);
  return copy;
}

describe('the root', () => {
  it.each(known.map(([, root], i) => [i + 1, root] as const))('of the %i known leaves is as agreed', (n, root) => {
    expect(toHex(merkleRoot(knownLeaves.slice(0, n)))).toBe(root);
  });

  it('of nothing is the hash of nothing', () => {
    expect(toHex(merkleRoot([]))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('equals the definition', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 70 }), (data) => {
        expect(toHex(merkleRoot(data.map(leafHash)))).toBe(definition(data));
      }),
    );
  });
});

describe('inclusion', () => {
  it('known proofs are as agreed', () => {
    const hex = (index: number, size: number) => inclusionProof(knownLeaves.slice(0, size), index).map(toHex);
    expect(hex(0, 1)).toEqual([]);
    expect(hex(0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hex(2, 3)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']);
  });

  it('every leaf of every log verifies, and at no other place', () => {
    for (let size = 1; size <= 34; size++) {
      const leaves = leavesOf(size);
      const root = merkleRoot(leaves);
      for (const [index, leaf] of leaves.entries()) {
        const proof = inclusionProof(leaves, index);
        expect(verifyInclusion({ leaf, index, size, proof, root })).toBe(true);
        expect(verifyInclusion({ leaf, index: (index + 1) % size, size, proof, root })).toBe(size === 1);
        expect(verifyInclusion({ leaf, index: size, size, proof, root })).toBe(false);
        expect(verifyInclusion({ leaf, index, size: size * 2, proof, root })).toBe(false);
      }
    }
  });

  it('fails when any byte of leaf, proof or root is another, or a hash is missing or added', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), fc.nat(), (size, i, which, at) => {
        const leaves = leavesOf(size);
        const root = merkleRoot(leaves);
        const index = i % size;
        const leaf = leaves[index]!;
        const proof = inclusionProof(leaves, index);
        const claim = { leaf, index, size, proof, root };
        expect(verifyInclusion({ ...claim, leaf: bent(leaf, at) })).toBe(false);
        expect(verifyInclusion({ ...claim, root: bent(root, at) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: [...proof, leaf] })).toBe(false);
        if (proof.length > 0) {
          const changed = proof.map((hash, k) => (k === which % proof.length ? bent(hash, at) : hash));
          expect(verifyInclusion({ ...claim, proof: changed })).toBe(false);
          expect(verifyInclusion({ ...claim, proof: proof.slice(1) })).toBe(false);
          expect(verifyInclusion({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
        }
      }),
    );
  });

  it('is refused outside the log', () => {
    expect(() => inclusionProof(leavesOf(3), 3)).toThrow(RangeError);
    expect(() => inclusionProof([], 0)).toThrow(RangeError);
    expect(() => inclusionProof(leavesOf(3), 0.5)).toThrow(RangeError);
  });
});

describe('consistency', () => {
  it('known proofs are as agreed', () => {
    const hex = (from: number, to: number) => consistencyProof(knownLeaves.slice(0, to), from).map(toHex);
    expect(hex(1, 1)).toEqual([]);
    expect(hex(1, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hex(6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
  });

  it('holds for all m ≤ n', () => {
    for (let toSize = 0; toSize <= 34; toSize++) {
      const leaves = leavesOf(toSize);
      const toRoot = merkleRoot(leaves);
      for (let fromSize = 0; fromSize <= toSize; fromSize++) {
        const claim = { fromSize, fromRoot: merkleRoot(leaves.slice(0, fromSize)), toSize, toRoot };
        expect(verifyConsistency({ ...claim, proof: consistencyProof(leaves, fromSize) })).toBe(true);
      }
    }
  });

  it('fails when a leaf of the earlier log was changed, or a byte of proof or heads is another', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.nat(), fc.nat(), (a, b, which, at) => {
        const [fromSize, toSize] = [Math.min(a, b), Math.max(a, b)];
        const leaves = leavesOf(toSize);
        const fromRoot = merkleRoot(leaves.slice(0, fromSize));
        const forged = leaves.map((leaf, i) => (i === which % fromSize ? bent(leaf, at) : leaf));
        const proof = consistencyProof(leaves, fromSize);
        const claim = { fromSize, fromRoot, toSize, toRoot: merkleRoot(leaves), proof };
        const lies = [
          { ...claim, toRoot: merkleRoot(forged), proof: consistencyProof(forged, fromSize) },
          { ...claim, fromRoot: bent(fromRoot, at) },
          { ...claim, toRoot: bent(claim.toRoot, at) },
          { ...claim, proof: [...proof, fromRoot] },
        ];
        for (let i = 0; i < proof.length; i++) {
          lies.push({ ...claim, proof: proof.filter((_, k) => k !== i) });
          lies.push({ ...claim, proof: proof.map((hash, k) => (k === i ? bent(hash, at) : hash)) });
        }
        for (const lie of lies) expect(verifyConsistency(lie)).toBe(false);
      }),
    );
  });

  it('a log never becomes shorter', () => {
    const leaves = leavesOf(4);
    const fromRoot = merkleRoot(leaves);
    const toRoot = merkleRoot(leaves.slice(0, 3));
    expect(verifyConsistency({ fromSize: 4, fromRoot, toSize: 3, toRoot, proof: [] })).toBe(false);
    expect(() => consistencyProof(leaves, 5)).toThrow(RangeError);
  });
});

describe('bytes', () => {
  it('hex and back', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => expect(fromHex(toHex(bytes))).toEqual(bytes)));
    expect(fromHex('0')).toBeNull();
    expect(fromHex('0G')).toBeNull();
    expect(fromHex('AB')).toBeNull();
  });

  it('utf8 is UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(toHex(utf8(text))).toBe(Buffer.from(text, 'utf8').toString('hex'));
      }),
    );
  });
});
