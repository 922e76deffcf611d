import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { EntityClass, MigrationClass } from './platform/db/data-source.js';

const here = path.dirname(fileURLToPath(import.meta.url));
const isCode = (file: string) => /\.(js|ts)$/.test(file) && !/\.(spec|d)\.ts$/.test(file);

/** Every migration, in the order of its time. */
export async function loadMigrations(): Promise<MigrationClass[]> {
  const folder = path.join(here, 'migrations');
  const files = (await readdir(folder)).filter(isCode).sort();
  return (await Promise.all(files.map((f) => classesOf(path.join(folder, f))))).flat() as MigrationClass[];
}

/** Every entity: the classes that a `modules/<m>/*.entity` file exports. */
export async function loadEntities(): Promise<EntityClass[]> {
  const modules = path.join(here, 'modules');
  const files = await readdir(modules, { recursive: true }).catch(() => []);
  const entities = files.filter((f) => /\.entity\.(js|ts)$/.test(f)).sort();
  return (await Promise.all(entities.map((f) => classesOf(path.join(modules, f))))).flat() as EntityClass[];
}

async function classesOf(file: string): Promise<unknown[]> {
  const exported = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  return Object.values(exported).filter((value) => typeof value === 'function' && /^class\b/.test(String(value)));
}
