import { mkdir, open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

interface Line {
  table: string;
  key: string;
  /** null: gone. */
  value: unknown;
}

const FILE = 'state.jsonl';

/**
 * What the simulator remembers: tables in memory, every change a line of an append-only file. After `durable()` the
 * changes survive a kill. The file is rewritten to what still holds at each start, so that it does not grow for ever.
 */
export class Store<Tables extends Record<keyof Tables, object>> {
  private readonly tables = new Map<keyof Tables, Map<string, Tables[keyof Tables]>>();
  private queue: string[] = [];
  private scheduled = false;
  private last: Promise<void> = Promise.resolve();

  private constructor(private readonly file: FileHandle) {}

  /** @param keep says which remembered values still matter */
  static async open<T extends Record<keyof T, object>>(
    folder: string,
    keep: (table: keyof T, value: T[keyof T]) => boolean = () => true,
  ): Promise<Store<T>> {
    await mkdir(folder, { recursive: true });
    const held = new Map<string, Line>();
    for (const line of await readLines(path.join(folder, FILE))) {
      const name = `${line.table}\n${line.key}`;
      if (line.value !== null && keep(line.table as keyof T, line.value as T[keyof T])) held.set(name, line);
      else held.delete(name);
    }
    await rewrite(folder, [...held.values()]);
    const store = new Store<T>(await open(path.join(folder, FILE), 'a'));
    for (const line of held.values()) store.map(line.table as keyof T).set(line.key, line.value as T[keyof T]);
    return store;
  }

  get<N extends keyof Tables>(table: N, key: string): Tables[N] | undefined {
    return this.map(table).get(key) as Tables[N] | undefined;
  }

  all<N extends keyof Tables>(table: N): Tables[N][] {
    return [...this.map(table).values()] as Tables[N][];
  }

  /** Changes memory at once and the file with the next `durable()`. */
  put<N extends keyof Tables & string>(table: N, key: string, value: Tables[N] | null): void {
    if (value === null) this.map(table).delete(key);
    else this.map(table).set(key, value);
    this.queue.push(`${JSON.stringify({ table, key, value } satisfies Line)}\n`);
  }

  /** Resolves when every change made before is on the disk. Callers at the same time share one fsync. */
  durable(): Promise<void> {
    if (this.queue.length > 0 && !this.scheduled) {
      this.scheduled = true;
      this.last = this.last.then(() => this.write());
    }
    return this.last;
  }

  async close(): Promise<void> {
    await this.durable();
    await this.file.close();
  }

  private async write(): Promise<void> {
    this.scheduled = false;
    const batch = this.queue.splice(0).join('');
    await this.file.appendFile(batch);
    await this.file.datasync();
  }

  private map(table: keyof Tables): Map<string, Tables[keyof Tables]> {
    const existing = this.tables.get(table);
    if (existing) return existing;
    const made = new Map<string, Tables[keyof Tables]>();
    this.tables.set(table, made);
    return made;
  }
}

async function readLines(file: string): Promise<Line[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  // What stands after the last line feed was being written when the process was killed: nobody was told of it.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}

async function rewrite(folder: string, lines: readonly Line[]): Promise<void> {
  const fresh = path.join(folder, `${FILE}.new`);
  await rm(fresh, { force: true });
  const file = await open(fresh, 'wx', 0o600);
  await file.appendFile(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  await file.sync();
  await file.close();
  await rename(fresh, path.join(folder, FILE));
  const directory = await open(folder, 'r');
  await directory.sync();
  await directory.close();
}
