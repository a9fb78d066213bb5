// What WeChat draws: a page's data through the compiled templates, as a tree of nodes.
import vm from 'node:vm';
import type { WeappBuild } from './build';

export interface ViewNode {
  readonly tag: string;
  readonly attr: Readonly<Record<string, unknown>>;
  readonly children: readonly (ViewNode | string)[];
}

/** The side of the mini-program that has no logic: templates, and the small scripts in them. */
export class View {
  private readonly context: vm.Context;

  /** `complain` hears what the templates' run-time finds wrong. */
  constructor(build: WeappBuild, complain: (line: string) => void) {
    const hear = (...words: unknown[]) => complain(`view: ${words.map(String).join(' ')}`);
    this.context = vm.createContext({ console: { log: hear, warn: hear, error: hear, info: hear } });
    vm.runInContext('var window = globalThis;', this.context);
    vm.runInContext(build.compileTemplates(), this.context, { filename: 'templates' });
  }

  /** Draws the page's data. Nesting deeper than the templates goes on in Taro's own component, as in WeChat. */
  draw(route: string, data: unknown): ViewNode {
    const page = this.run(`${route}.wxml`, data);
    return this.fillComponents(page);
  }

  private fillComponents(node: ViewNode): ViewNode {
    const { i, l } = node.attr;
    const drawn = node.tag === 'wx-comp' ? this.run('comp.wxml', { i, l }) : node;
    const children = drawn.children.map((child) => (typeof child === 'string' ? child : this.fillComponents(child)));
    return { ...node, children };
  }

  private run(file: string, data: unknown): ViewNode {
    // Cloned on the other side, where its objects are the templates' own: to another realm's they are blind.
    this.context['given'] = JSON.stringify(data);
    const code = `JSON.stringify($gwx(${JSON.stringify(file)})(JSON.parse(given), {}, {}))`;
    return normal(JSON.parse(String(vm.runInContext(code, this.context))) as RawNode);
  }
}

/** A node as the templates give it, where what is empty is left out. */
interface RawNode {
  readonly tag: string;
  readonly attr?: ViewNode['attr'];
  readonly children?: readonly (RawNode | string | number)[];
}

function normal({ tag, attr = {}, children = [] }: RawNode): ViewNode {
  return {
    tag,
    attr,
    children: children.map((child) => (typeof child === 'object' ? normal(child) : String(child))),
  };
}

/** The nodes from the page down to the one with this id; null where there is none. */
export function pathTo(root: ViewNode, id: string): readonly ViewNode[] | null {
  if (root.attr['id'] === id) return [root];
  for (const child of root.children) {
    const path = typeof child === 'string' ? null : pathTo(child, id);
    if (path !== null) return [root, ...path];
  }
  return null;
}

/** What can be read in a node, a space between its parts. */
export function textOf(node: ViewNode): string {
  return node.children
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .filter((text) => text !== '')
    .join(' ');
}
