// The book as it leaves the village: exported as a new user would, read by somebody else's accounting program.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Runs a script of the root as it stands in the README, and gives what it wrote to stdout. */
export function npmRun(toolEnv, ...args) {
  const env = { ...process.env, ...toolEnv };
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', ...args], { cwd: root, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`npm run ${args.join(' ')}: ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** The closing balances by account, as the auditor's page is given them. */
export async function trialBalance(auditor, book) {
  const trial = await auditor.page.evaluate(async (name) => {
    const { state } = JSON.parse(JSON.parse(localStorage.getItem('wc-session')).data);
    const address = `/api/villages/${state.villageId}/books/${name}/trial-balance?detail=sub-accounts`;
    const answer = await fetch(address, { headers: { authorization: `Bearer ${state.accessToken}` } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }, book);
  return new Map(trial.rows.filter((r) => r.closingFen !== 0).map((r) => [r.account, r.closingFen]));
}

/** Lets hledger check the book strictly and add it up; throws where a balance is not ours. */
export function hledgerAgrees(journal, ours) {
  if (spawnSync('hledger', ['--version']).status !== 0) {
    console.log('     !! hledger is not installed: it did not check the exported book');
    return;
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wecountry-book-'));
  try {
    const file = path.join(folder, 'coop.journal');
    writeFileSync(file, journal);
    const hledger = (...args) => {
      const env = { ...process.env, LANG: 'C.UTF-8' };
      const { status, stdout, stderr } = spawnSync('hledger', ['-f', file, ...args], { encoding: 'utf8', env });
      if (status !== 0) throw new Error(`hledger ${args.join(' ')}: ${stderr}`);
      return stdout;
    };
    hledger('check', '-s');
    const csv = hledger('balance', '--flat', '--no-total', '-O', 'csv', '-N');
    const rows = [...csv.matchAll(/^"(?:[^"]*:)?([^":]+)","(-?\d+)\.(\d\d) CNY"$/gm)];
    const theirs = new Map(rows.map(([, account, yuan, fen]) => [account, Number(`${yuan}${fen}`)]));
    const names = new Set([...ours.keys(), ...theirs.keys()]);
    const apart = [...names].filter((name) => ours.get(name) !== theirs.get(name));
    if (ours.size === 0 || apart.length > 0) {
      const lines = apart.map((name) => `${name}: ours ${ours.get(name)}, hledger ${theirs.get(name)}`);
      throw new Error(`${ours.size} balances of ours, ${theirs.size} of hledger\n${lines.join('\n')}`);
    }
    console.log(`     hledger agrees with ${theirs.size} balances`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
