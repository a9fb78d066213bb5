// The XML that WeChat writes: elements, text and CDATA. No attributes, no entities of one's own, no DTD: what holds any
// of those is not WeChat's. Pure.

export interface XmlFields {
  readonly [name: string]: XmlValue;
}
export type XmlValue = string | XmlFields | readonly (string | XmlFields)[];

const DEEPEST = 8;
const PIECE = /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.-]*)\s*>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

interface Open {
  readonly name: string;
  text: string;
  readonly fields: Map<string, (string | XmlFields)[]>;
}

/** The fields of `<xml>`; a name that occurs more than once holds a list. Null for anything else than WeChat's XML. */
export function fieldsOfXml(text: string): XmlFields | null {
  const stack: Open[] = [{ name: '', text: '', fields: new Map() }];
  const piece = new RegExp(PIECE);
  while (piece.lastIndex < text.length) {
    const found = piece.exec(text);
    if (!found || !take(stack, found)) return null;
  }
  const [root] = stack;
  const [xml, ...more] = root?.fields.get('xml') ?? [];
  return stack.length === 1 && typeof xml === 'object' && more.length === 0 ? xml : null;
}

/** Takes one piece in; false where it does not belong there. */
function take(stack: Open[], [, cdata, slash, name, plain]: RegExpExecArray): boolean {
  const top = stack.at(-1);
  if (!top) return false;
  if (name === undefined) {
    const words = cdata ?? decoded(plain ?? '');
    if (words === null) return false;
    top.text += words;
    return true;
  }
  if (slash === '') return stack.push({ name, text: '', fields: new Map() }) <= DEEPEST;
  const parent = stack.at(-2);
  if (top.name !== name || !parent) return false;
  stack.pop();
  parent.fields.set(name, [...(parent.fields.get(name) ?? []), closed(top)]);
  return true;
}

function closed({ text, fields }: Open): string | XmlFields {
  if (fields.size === 0) return text.trim();
  // Names are another's choice: none of them may reach a prototype.
  const made = Object.create(null) as Record<string, XmlValue>;
  for (const [name, values] of fields) made[name] = values.length === 1 ? (values[0] ?? '') : values;
  return made;
}

function decoded(text: string): string | null {
  let known = true;
  const plain = text.replace(/&([^;\s]*);?/g, (_, entity: string) => {
    const character = ENTITIES[entity];
    known &&= character !== undefined;
    return character ?? '';
  });
  return known ? plain : null;
}
