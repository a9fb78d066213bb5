// Where this machine has its Chromium: CHROMIUM_PATH, which `npm test` sets, or the first one in PATH.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Null where there is none. */
export function chromiumPath(): string | null {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return asked;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const paths = ['chromium-headless-shell', 'chromium', 'google-chrome'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  return paths.find((path) => existsSync(path)) ?? null;
}
