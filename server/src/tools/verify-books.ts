import { parseArgs } from 'node:util';
import { formatYuan } from '@wecountry/shared/domain/money';
import { bookCodes, newVerifier, type BookCode, type Verification } from '../modules/ledger/index.js';
import { openVillage, type Terminal, ToolError, type VillageReader } from './village-reader.js';

/**
 * `--village <slug> [--book <code>]`: recounts the books of a village. Answers the exit status: 1 when something does not
 * hold, and names the first bad entry.
 */
export async function verifyBooks(args: string[], terminal: Terminal): Promise<number> {
  const { values } = parseArgs({ args, options: { village: { type: 'string' }, book: { type: 'string' } } });
  if (!values.village) throw new ToolError(`哪个村？ --village <slug> [--book ${bookCodes.join('|')}]`);
  const asked = bookCodes.filter((book) => values.book === undefined || values.book === book);
  if (asked.length === 0) throw new ToolError(`没有账套 ${values.book} (books: ${bookCodes.join(', ')})`);
  const reader = await openVillage(values.village, terminal.env);
  try {
    return await verifyAll(reader, asked, terminal);
  } finally {
    await reader.close();
  }
}

async function verifyAll(reader: VillageReader, asked: readonly BookCode[], { say }: Terminal): Promise<number> {
  const verifier = newVerifier();
  let bad = 0;
  let counted = 0;
  for (const book of asked) {
    const started = performance.now();
    const verification = await verifier.verify(reader, book);
    if (!verification) continue;
    counted += 1;
    if (!verification.ok) bad += 1;
    for (const line of report(book, verification, performance.now() - started)) say(line);
  }
  if (counted === 0) throw new ToolError(`${reader.villageName}还没有账 (no books)`);
  say(
    bad === 0
      ? `${counted} 本账都对 (all ${counted} books hold)`
      : `${bad} 本账有毛病 (${bad} of ${counted} books fail)`,
  );
  return bad === 0 ? 0 : 1;
}

function report(
  book: BookCode,
  { ok, entries, debitFen, creditFen, findings }: Verification,
  tookMs: number,
): string[] {
  const sums = `${entries} 张凭证，借 ${formatYuan(debitFen)}，贷 ${formatYuan(creditFen)}，${Math.round(tookMs)} ms`;
  const lines = [`${book}: ${ok ? '对 (ok)' : '不对 (FAILED)'} · ${sums}`];
  const first = findings.find((finding) => finding.entry !== null)?.entry;
  if (first) lines.push(`${book}: 第一张有毛病的凭证是第 ${first} 号 (first bad entry: ${first})`);
  return [...lines, ...findings.map(({ what }) => `  - ${what}`)];
}
