// What the copy scan knows of a source file: its words, where it offers to share, and what stands beside that.
import ts from 'typescript';

/** Words in the interface, with the line they stand on. */
export interface Said {
  readonly text: string;
  readonly line: number;
}

export interface CopySource {
  readonly file: string;
  /** Every word in Chinese. A value set into words reads as 0. */
  readonly said: readonly Said[];
  /** The words that go with sharing by name: title of a shared page, a picture's words. */
  readonly shared: readonly Said[];
  /** It offers to share or to save a picture for sharing. */
  readonly offersSharing: boolean;
  /** Names of components declared here. */
  readonly declares: readonly string[];
  /** Where each name used here was imported from, as written. */
  readonly imports: ReadonlyMap<string, string>;
  /** Groups of components and words that are seen as one: the children of one element that is no whole page. */
  readonly groups: readonly Group[];
}

export interface Group {
  readonly components: readonly string[];
  readonly said: readonly Said[];
}

const HAN = /\p{Script=Han}/u;
/** WeChat's own names, and ours for keeping a poster. */
const SHARING_NAME =
  /^(useShareAppMessage|useShareTimeline|onShareAppMessage|onShareTimeline|saveImageToPhotosAlbum|save(Poster|Picture|Image)\w*)$/;
const SHARING_WORDS = /保存海报|保存图片|生成海报|分享给|转发给|发给朋友|发给好友|给朋友看看|给好友看看/;
const SHARING_PART = /share|sharing|poster/i;
/** Each child of these is a section of its own. */
const WHOLE = new Set(['Page', 'Shown', 'Personal']);

/** Reads a file's source; `file` only names it. */
export function copySource(file: string, source: string): CopySource {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const nodes = below(tree);
  const said = wordsIn(tree, nodes);
  return {
    file,
    said,
    shared: nodes.filter(isSharingPart).flatMap((part) => wordsIn(tree, below(part))),
    offersSharing: nodes.some(isSharing) || said.some(({ text }) => SHARING_WORDS.test(text)),
    declares: nodes.flatMap(declared),
    imports: new Map(nodes.flatMap(imported)),
    groups: nodes.filter(ts.isJsxElement).flatMap((element) => groupOf(tree, element)),
  };
}

function below(node: ts.Node): readonly ts.Node[] {
  const found = [node];
  for (let place = 0; place < found.length; place += 1)
    ts.forEachChild(found[place] ?? node, (child) => void found.push(child));
  return found;
}

function wordsIn(tree: ts.SourceFile, nodes: readonly ts.Node[]): readonly Said[] {
  return nodes.flatMap((node) => {
    const text = wordsOf(node);
    if (text === null || !HAN.test(text)) return [];
    return [{ text, line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1 }];
  });
}

function wordsOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isJsxText(node))
    return node.text.trim();
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => `0${literal.text}`)].join('');
}

function isSharing(node: ts.Node): boolean {
  if (ts.isIdentifier(node)) return SHARING_NAME.test(node.text);
  return ts.isJsxAttribute(node) && node.name.getText() === 'openType' && /'share'|"share"/.test(node.getText());
}

/** A property or a function named for sharing: what it says is read beside the share button. */
function isSharingPart(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node) || ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node))
    return SHARING_PART.test(node.name?.getText() ?? '');
  return false;
}

function declared(node: ts.Node): readonly string[] {
  const isNamed = ts.isFunctionDeclaration(node) || (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name));
  return isNamed && node.name !== undefined ? [node.name.getText()] : [];
}

function imported(node: ts.Node): readonly (readonly [string, string])[] {
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return [];
  const from = node.moduleSpecifier.text;
  const named = node.importClause?.namedBindings;
  if (named === undefined || !ts.isNamedImports(named)) return [];
  return named.elements.map(({ name }) => [name.text, from] as const);
}

/** What is seen together with one another; nothing where the element only lays out a page's sections. */
function groupOf(tree: ts.SourceFile, element: ts.JsxElement): readonly Group[] {
  if (WHOLE.has(element.openingElement.tagName.getText())) return [];
  const within = element.children.flatMap(below);
  const components = within
    .filter((node) => ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node))
    .map(({ tagName }) => tagName.getText());
  return [{ components, said: wordsIn(tree, within) }];
}
