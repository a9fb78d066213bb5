// One open page: its data as the logic has set it, and events from its nodes to its handlers.
import type { PageInstance } from './navigation';
import { type View, type ViewNode, pathTo, textOf } from './view';

type Handler = (this: unknown, ...args: unknown[]) => unknown;
export type PageConfig = Record<string, unknown>;

export class WeappPage implements PageInstance {
  private readonly data: Record<string, unknown>;
  private readonly instance: Record<string, unknown>;
  private drawn: ViewNode | null = null;

  constructor(
    readonly route: string,
    config: PageConfig,
    private readonly view: View,
  ) {
    this.data = clone(config['data'] ?? {}) as Record<string, unknown>;
    this.instance = {
      ...config,
      data: this.data,
      route,
      __route__: route,
      is: route,
      setData: (patch: Record<string, unknown>, done?: () => void) => this.setData(patch, done),
      selectComponent: () => null,
      getOpenerEventChannel: () => ({ on: () => undefined, once: () => undefined, emit: () => undefined }),
    };
  }

  /** What getCurrentPages() gives. */
  get self(): unknown {
    return this.instance;
  }

  load(query: Readonly<Record<string, string>>): void {
    this.call('onLoad', query);
  }

  tell(lifecycle: 'onShow' | 'onHide' | 'onUnload' | 'onReady' | 'onPullDownRefresh'): void {
    this.call(lifecycle);
  }

  /** What the page says when somebody sends it on. */
  share(to: 'onShareAppMessage' | 'onShareTimeline'): unknown {
    const handler = this.instance[to];
    if (typeof handler !== 'function') throw new Error(`${this.route} is not shared that way`);
    return (handler as Handler).call(this.instance, { from: 'menu' });
  }

  get nodes(): ViewNode {
    this.drawn ??= this.view.draw(this.route, this.data);
    return this.drawn;
  }

  /** What can be read in the node, or in the whole page; null where the node is not there. */
  read(id?: string): string | null {
    if (id === undefined) return textOf(this.nodes);
    const node = pathTo(this.nodes, id)?.at(-1);
    return node === undefined ? null : textOf(node);
  }

  /** Sends an event from a node up to the first that catches it. Answers whether anybody listened. */
  send(id: string, type: string, detail: Readonly<Record<string, unknown>>): boolean {
    const path = pathTo(this.nodes, id) ?? [];
    const target = path.at(-1);
    if (target === undefined) return false;
    const bubbles = type === 'tap' || type.startsWith('touch') || type === 'longpress';
    let heard = false;
    for (const node of bubbles ? [...path].reverse() : [target]) {
      const caught = node.attr[`catch${type}`];
      const handler = caught ?? node.attr[`bind${type}`];
      if (typeof handler !== 'string' || handler === '') continue;
      heard = true;
      this.call(handler, event(type, target, node, detail));
      if (caught !== undefined) break;
    }
    return heard;
  }

  private setData(patch: Record<string, unknown>, done?: () => void): void {
    for (const [path, value] of Object.entries(clone(patch) as Record<string, unknown>)) put(this.data, path, value);
    this.drawn = null;
    if (done) setImmediate(() => done.call(this.instance));
  }

  private call(name: string, ...args: unknown[]): void {
    const handler = this.instance[name];
    if (typeof handler === 'function') (handler as Handler).apply(this.instance, args);
  }
}

/** What crosses from the logic to the view is JSON. */
function clone(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** Follows a path such as `root.cn.[0].v`. */
function put(data: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const last = keys.pop() ?? '';
  let place: Record<string, unknown> = data;
  for (const key of keys) {
    place[key] ??= {};
    place = place[key] as Record<string, unknown>;
  }
  place[last] = value;
}

function event(type: string, target: ViewNode, currentTarget: ViewNode, detail: Readonly<Record<string, unknown>>) {
  const told = ({ attr }: ViewNode) => ({ id: attr['id'], dataset: datasetOf(attr), offsetLeft: 0, offsetTop: 0 });
  return {
    type,
    timeStamp: performance.now(),
    target: told(target),
    currentTarget: told(currentTarget),
    detail: { ...detail },
    touches: [],
    changedTouches: [],
    mark: {},
  };
}

function datasetOf(attr: ViewNode['attr']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(attr)
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => [name.slice(5).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()), value]),
  );
}
