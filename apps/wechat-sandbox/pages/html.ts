// HTML written as templates: what is put in is escaped unless it is HTML itself.

export class Html {
  constructor(readonly text: string) {}
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

type Value = string | number | Html | readonly Html[] | null;

export function html(pieces: TemplateStringsArray, ...values: readonly Value[]): Html {
  const text = pieces.reduce((sum, piece, index) => sum + shown(values[index - 1] ?? null) + piece);
  return new Html(text);
}

function shown(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(shown).join('');
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}
