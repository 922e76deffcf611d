// The accounting program that reads our exported books: somebody else's arithmetic over the same entries.
import { spawnSync } from 'node:child_process';
import { installOnDebian } from './debian.mjs';

const there = () => spawnSync('hledger', ['--version']).status === 0;

/** Sees to it that hledger is there where we can; says loudly when it is not. */
export function ensureHledger() {
  if (!there()) installOnDebian('hledger', ['hledger']);
  if (!there())
    console.error('没有 hledger，导出的账这次不由它核对 (no hledger: it will not check the exported book).');
}
