// The stack of pages as WeChat keeps it: which page is shown, and what each is told when it comes and goes.

export interface PageInstance {
  readonly route: string;
  readonly tell: (lifecycle: 'onShow' | 'onHide' | 'onUnload') => void;
}

export type OpenPage = (route: string, query: Readonly<Record<string, string>>) => PageInstance;

export class Navigation {
  private stack: PageInstance[] = [];
  private readonly tabs = new Map<string, PageInstance>();

  constructor(
    private readonly routes: readonly string[],
    private readonly tabRoutes: readonly string[],
    private readonly openPage: OpenPage,
  ) {}

  get pages(): readonly PageInstance[] {
    return this.stack;
  }

  /** The page on top. Throws before the first. */
  get current(): PageInstance {
    const page = this.stack.at(-1);
    if (page === undefined) throw new Error('no page is open yet');
    return page;
  }

  open(url: string): void {
    const { route, query } = this.parse(url);
    if (this.tabRoutes.includes(route)) throw new Error(`navigateTo:fail can not navigateTo a tabbar page: ${route}`);
    if (this.stack.length >= 10) throw new Error('navigateTo:fail webview count limit exceed');
    this.stack.at(-1)?.tell('onHide');
    this.show(this.openPage(route, query));
  }

  replace(url: string): void {
    const { route, query } = this.parse(url);
    if (this.tabRoutes.includes(route)) throw new Error(`redirectTo:fail can not redirectTo a tabbar page: ${route}`);
    this.stack.pop()?.tell('onUnload');
    this.show(this.openPage(route, query));
  }

  switchTab(url: string): void {
    const { route } = this.parse(url);
    if (!this.tabRoutes.includes(route)) throw new Error(`switchTab:fail can not switch to no-tabBar page: ${route}`);
    const before = this.stack;
    if (before.at(-1)?.route === route && before.length === 1) return;
    this.stack = [];
    before.at(-1)?.tell('onHide');
    for (const page of before) if (!this.tabRoutes.includes(page.route)) page.tell('onUnload');
    const page = this.tabs.get(route) ?? this.openPage(route, {});
    this.tabs.set(route, page);
    this.show(page);
  }

  restart(url: string): void {
    const { route, query } = this.parse(url);
    for (const page of new Set([...this.stack, ...this.tabs.values()])) page.tell('onUnload');
    this.tabs.clear();
    this.stack = [];
    const page = this.openPage(route, query);
    if (this.tabRoutes.includes(route)) this.tabs.set(route, page);
    this.show(page);
  }

  back(delta: number): void {
    if (this.stack.length === 1) return;
    const leaving = this.stack.splice(Math.max(1, this.stack.length - delta));
    for (const page of leaving.reverse()) page.tell('onUnload');
    this.current.tell('onShow');
  }

  private show(page: PageInstance): void {
    this.stack.push(page);
    page.tell('onShow');
  }

  private parse(url: string): { route: string; query: Record<string, string> } {
    const [path = '', search = ''] = url.split('?');
    const route = path.replace(/^\//, '');
    if (!this.routes.includes(route)) throw new Error(`page "${route}" is not found`);
    return { route, query: Object.fromEntries(new URLSearchParams(search)) };
  }
}
