// The weapp build on disk: its files, its sizes, and Tencent's own compilers for its templates and styles.
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../../..');
const COMPILERS = join(ROOT, 'node_modules/miniprogram-compiler/bin', process.platform === 'darwin' ? 'mac' : 'linux');

export interface AppJson {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar: { readonly list: readonly { readonly pagePath: string }[] };
}

/** Why Tencent's compilers do not run on this machine; null when they do. They come for Intel processors. */
export function compilersMissing(): string | null {
  const wcc = join(COMPILERS, 'wcc');
  if (!existsSync(wcc)) return 'miniprogram-compiler is not installed';
  chmodSync(wcc, 0o755);
  const { error } = spawnSync(wcc, ['--version'], { timeout: 10_000 });
  return error === undefined ? null : `Tencent's wcc does not run on ${process.platform}-${process.arch}`;
}

export class WeappBuild {
  readonly files: readonly string[];
  readonly app: AppJson;

  /** Throws where the mini-program is not built. */
  constructor(readonly dir = join(ROOT, 'dist/weapp')) {
    if (!existsSync(join(dir, 'app.json'))) throw new Error('dist/weapp is not built: node scripts/build.mjs weapp');
    this.app = JSON.parse(this.read('app.json')) as AppJson;
    this.files = readdirSync(dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(dir, join(entry.parentPath, entry.name)));
  }

  read(file: string): string {
    return readFileSync(join(this.dir, file), 'utf8');
  }

  /** Every page's route, those of the subpackages included. */
  get routes(): readonly string[] {
    return [
      ...this.app.pages,
      ...this.app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
    ];
  }

  /** Bytes of each package; WeChat counts every file in it. The main one is called `main`. */
  sizes(): Readonly<Record<string, number>> {
    const sizes: Record<string, number> = { main: 0 };
    for (const file of this.files) {
      const name = this.app.subPackages.find(({ root }) => file.startsWith(`${root}/`))?.root ?? 'main';
      sizes[name] = (sizes[name] ?? 0) + statSync(join(this.dir, file)).size;
    }
    return sizes;
  }

  /** The script that turns each page's data into nodes. Throws with what wcc says. */
  compileTemplates(): string {
    const files = this.files.filter((file) => /\.(wxml|wxs)$/.test(file));
    return this.compile('wcc', ['-d', '-cc', '0', ...files, '-gn', '$gwx']);
  }

  /** Throws with what wcsc says of the style sheets. */
  compileStyles(): string {
    return this.compile('wcsc', ['-db', '-pc', '0', ...this.files.filter((file) => file.endsWith('.wxss'))]);
  }

  private compile(compiler: 'wcc' | 'wcsc', args: readonly string[]): string {
    const program = join(COMPILERS, compiler);
    chmodSync(program, 0o755);
    return execFileSync(program, args, { cwd: this.dir, encoding: 'utf8', maxBuffer: 2 ** 26 });
  }
}
