// The storage on the disk keeps what it is given, whole, under its key and nowhere else.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskStorage } from './disk-storage';

let folder: string;
let storage: DiskStorage;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guike-storage-'));
  storage = new DiskStorage(join(folder, 'made-when-needed'));
});
afterEach(() => rm(folder, { recursive: true }));

const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;

it('keeps, answers and deletes', async () => {
  expect(await storage.get('rewards/a.webp')).toBeNull();
  await storage.put('rewards/a.webp', Buffer.from('one'));
  expect((await storage.get('rewards/a.webp'))?.toString()).toBe('one');
  await storage.delete('rewards/a.webp');
  await storage.delete('rewards/a.webp');
  expect(await storage.get('rewards/a.webp')).toBeNull();
});

it('leaves one whole file behind, however many write it at once', async () => {
  const large = Buffer.alloc(3_000_000, 7);
  await Promise.all(Array.from({ length: 8 }, () => storage.put('rewards/a.webp', large)));
  expect((await storage.get('rewards/a.webp'))?.equals(large)).toBe(true);
  expect(await files()).toBe(1);
});

it('leaves nothing behind of what could not be kept', async () => {
  await writeFile(join(folder, 'made-when-needed'), 'in the way');
  await expect(storage.put('rewards/a.webp', Buffer.from('one'))).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(await files()).toBe(1);
});

it.each(['../a', 'a/../../b', '/etc/passwd', '', 'a//b', '.hidden', 'a/.', 'a\0b', 'a\\..\\b', 'x'.repeat(201)])(
  'does not take %j for a key',
  async (key) => {
    await expect(storage.put(key, Buffer.from('x'))).rejects.toThrow('not a storage key');
    await expect(storage.get(key)).rejects.toThrow('not a storage key');
    await expect(storage.delete(key)).rejects.toThrow('not a storage key');
  },
);
