import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import sharp from 'sharp';
import { MediaService } from '../src/modules/media/index.js';
import { MediaSweep } from '../src/modules/media/media-sweep.js';
import { newId } from '../src/platform/db/id.js';
import { Tenant } from '../src/platform/db/tenant.js';
import { startApp, type TestApp } from './harness/app.js';
import { uploadFile } from './harness/media.js';
import { TestRegister, type TestVillager } from './harness/people.js';

const DAY_MS = 24 * 3_600_000;

describe('files of pictures', () => {
  let app: TestApp;
  let register: TestRegister;
  let villager: TestVillager;
  let picture: Buffer;
  beforeAll(async () => {
    app = await startApp();
    picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
  });
  beforeEach(async () => {
    register = await TestRegister.create(app);
    villager = await register.villager('上寨 1 号');
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(() => app.close());

  const upload = async () => (await uploadFile(app, register.village.id, villager, picture)).body;
  const folder = () => path.join(app.config.dataDir, 'media', register.village.id);
  const files = async () =>
    (await readdir(folder(), { recursive: true, withFileTypes: true }).catch(() => [])).filter((f) => f.isFile());
  const in25Hours = () => new Date(Date.now() + DAY_MS * 1.05);
  const age = async () => {
    const old = new Date(Date.now() - 2 * DAY_MS);
    for (const file of await files()) await utimes(path.join(file.parentPath, file.name), old, old);
  };

  it("stay when COMMIT's answer was lost, for the row may be there", async () => {
    const tenant = app.get(Tenant);
    const once = tenant.once.bind(tenant);
    jest.spyOn(tenant, 'once').mockImplementation(async (actor, fn) => {
      await once(actor, fn);
      throw new Error('Connection terminated unexpectedly');
    });
    expect((await uploadFile(app, register.village.id, villager, picture)).status).toBe(500);
    expect(await files()).toHaveLength(3);
    const rows = await app.tenant.run({ villageId: register.village.id }, (tx) => tx.query('SELECT id FROM media'));
    expect(rows).toHaveLength(1);
  });

  it('are swept at night when nothing took them, not before a day is over', async () => {
    const [taken] = [await upload(), await upload()];
    await app.tenant.run({ villageId: register.village.id, userId: villager.userId }, (tx) =>
      app.get(MediaService).claimFor(tx, [taken!.id], { type: 'credit_claim', id: newId() }),
    );
    const sweep = app.get(MediaSweep);
    await sweep.sweep();
    expect(await files()).toHaveLength(6);
    await sweep.sweep(in25Hours());
    const left = await files();
    expect(left).toHaveLength(3);
    expect(left.every((file) => file.name.startsWith(taken!.id))).toBe(true);
  });

  it('are swept when their row never came, drafts too; what is none of ours stays', async () => {
    await upload();
    const here = path.dirname(path.join((await files())[0]!.parentPath, 'x'));
    const lost = newId();
    for (const name of [`${lost}-small.webp`, `${lost}-large.webp.${newId()}`, 'readme.txt']) {
      await writeFile(path.join(here, name), 'x');
    }
    await app.get(MediaSweep).sweep();
    expect(await files()).toHaveLength(6);
    await age();
    await app.get(MediaSweep).sweep();
    expect((await files()).map((file) => file.name).filter((name) => name.includes(lost))).toEqual([]);
    expect(await files()).toHaveLength(4);
  });
});
