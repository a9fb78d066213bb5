// A phone that runs the mini-program's build without WeChat: its scripts in a bare realm, its templates in another.
import { dirname, posix } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import vm from 'node:vm';
import { until } from '../wait';
import type { WeappBuild } from './build';
import { Navigation } from './navigation';
import { type PageConfig, WeappPage } from './page';
import { View } from './view';
import { type PhoneWorld, createWx, launchOptions } from './wx';

export interface PhoneOptions extends Pick<PhoneWorld, 'loginCode' | 'api' | 'scanned' | 'asked' | 'files' | 'launch'> {
  readonly build: WeappBuild;
}

/** No finger is faster: the page has drawn what the tap before did. */
const FINGER_MS = 50;

type Timer = ReturnType<typeof setTimeout>;

export class WeappPhone {
  /** Whether requests fail, as in a lift. */
  offline = false;
  private readonly complaints: string[] = [];
  private readonly context: vm.Context;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly pages = new Map<string, PageConfig>();
  private readonly timers = new Set<Timer>();
  private readonly view: View;
  private readonly navigation: Navigation;
  private loading = '';
  private tapped = false;

  /** Starts the mini-program at its first page, or where it is opened. The caller closes it. */
  constructor(private readonly options: PhoneOptions) {
    const { build } = options;
    const complain = (line: string) => void this.complaints.push(line);
    this.view = new View(build, complain);
    const tabs = build.app.tabBar.list.map(({ pagePath }) => pagePath);
    this.navigation = new Navigation(build.routes, tabs, (route, query) => this.openPage(route, query));
    // No code from strings: WeChat has no `eval` and no `new Function`.
    this.context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
    const parse = vm.runInContext('JSON.parse', this.context) as PhoneWorld['parse'];
    const wx = createWx({ ...options, parse, complain }, this.navigation, () => ({
      offline: this.offline,
      tapped: this.tapped,
    }));
    Object.assign(this.context, this.globals(wx, complain));
    vm.runInContext('var global = globalThis;', this.context);
    this.require('app.js');
    const { launch } = options;
    if (launch === undefined) this.navigation.switchTab(`/${build.app.pages[0] ?? ''}`);
    else this.navigation.restart(launch.url);
  }

  get page(): WeappPage {
    return this.navigation.current as WeappPage;
  }

  /** Waits until the node can be read, with the text in it if there is one to wait for. */
  async sees(id: string, text = ''): Promise<string> {
    const seen = () => {
      const found = this.page.read(id);
      return found !== null && found.includes(text) ? { found } : null;
    };
    try {
      return (await until(seen)).found;
    } catch {
      throw new Error(`no #${id} with “${text}” in ${this.page.route}: ${this.page.read()}\n${this.heard.join('\n')}`);
    }
  }

  /** Taps a node, once it is there. */
  async tap(id: string): Promise<void> {
    await this.send(id, 'tap', { x: 0, y: 0 });
  }

  /** Any other event of a node, such as `getphonenumber`, once the node is there and listens. */
  async send(id: string, type: string, detail: Readonly<Record<string, unknown>>): Promise<void> {
    await this.sees(id);
    const what = `nothing in ${this.page.route} listens to a ${type} of #${id}`;
    await until(
      () => {
        // Only what is called in the handler itself is called by a tap: after anything waited for it is not any more.
        this.tapped = type === 'tap';
        const heard = this.page.send(id, type, detail);
        setImmediate(() => (this.tapped = false));
        return heard;
      },
      { what },
    );
    await delay(FINGER_MS);
  }

  /** As the person does it in the bar at the bottom. */
  switchTab(route: string): void {
    this.navigation.switchTab(`/${route}`);
  }

  open(url: string): void {
    this.navigation.open(url);
  }

  back(): void {
    this.navigation.back(1);
  }

  /** What scripts and templates complained of so far. */
  get heard(): readonly string[] {
    return this.complaints;
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  private openPage(route: string, query: Readonly<Record<string, string>>): WeappPage {
    this.loading = route;
    this.require(`${route}.js`);
    const config = this.pages.get(route);
    if (config === undefined) throw new Error(`${route}.js registers no page`);
    const page = new WeappPage(route, config, this.view);
    // After the one that opens it has put it on the stack.
    setImmediate(() => page.tell('onReady'));
    page.load(query);
    return page;
  }

  /** Nothing that WeChat does not have: no window, no document, no process. */
  private globals(wx: Record<string, unknown>, complain: (line: string) => void): Record<string, unknown> {
    const hear = (...words: unknown[]) => complain(`logic: ${words.map(textOfThrown).join(' ')}`);
    return {
      wx,
      console: { log: () => undefined, info: () => undefined, debug: () => undefined, warn: hear, error: hear },
      App: (app: Record<string, (options: unknown) => void>) => {
        const options = launchOptions(this.options.launch);
        app['onLaunch']?.(options);
        app['onShow']?.(options);
        this.context['theApp'] = app;
      },
      Page: (config: PageConfig) => void this.pages.set(this.loading, config),
      Component: () => undefined,
      Behavior: (behavior: unknown) => behavior,
      getApp: () => this.context['theApp'] as unknown,
      getCurrentPages: () => this.navigation.pages.map((page) => (page as WeappPage).self),
      setTimeout: (work: () => void, ms: number) => this.keep(setTimeout(work, ms)),
      setInterval: (work: () => void, ms: number) => this.keep(setInterval(work, ms)),
      clearTimeout: (timer: Timer) => clearTimeout(timer),
      clearInterval: (timer: Timer) => clearInterval(timer),
    };
  }

  private keep(timer: Timer): Timer {
    this.timers.add(timer);
    return timer;
  }

  private require(file: string): unknown {
    const known = this.modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    this.modules.set(file, module);
    const code = `(function (require, module, exports) {${this.options.build.read(file)}\n})`;
    const run = vm.runInContext(code, this.context, { filename: file }) as (...args: unknown[]) => void;
    const relative = (path: string) =>
      this.require(posix.normalize(posix.join(dirname(file), path)).replace(/(\.js)?$/, '.js'));
    run(relative, module, module.exports);
    return module.exports;
  }
}

function textOfThrown(word: unknown): string {
  if (typeof word === 'object' && word !== null && 'stack' in word) return String(word.stack);
  return typeof word === 'string' ? word : (JSON.stringify(word) ?? String(word));
}
