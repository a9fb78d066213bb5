// The message templates of the sandbox's mini-program and Official Account, and what fits them.
import { z } from 'zod';

export const templatesFile = z.array(
  z.strictObject({
    /** What the shop calls it in its settings. */
    name: z.string(),
    id: z.string().length(43),
    title: z.string(),
    /** Each keyword with its label, in the order in which they are shown. */
    keywords: z.record(z.string().regex(/^[a-z_]+\d+$/), z.string()),
  }),
);
export type Template = z.output<typeof templatesFile>[number];

/** A label of the template with what was sent for it. */
export interface Line {
  readonly label: string;
  readonly value: string;
}

const values = z.record(z.string(), z.object({ value: z.string().min(1) }));

const lengths: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  name: /^.{1,20}$/su,
  phrase: /^.{1,5}$/su,
  number: /^-?\d{1,32}(\.\d+)?$/u,
  character_string: /^[\x20-\x7e]{1,32}$/u,
  amount: /^[¥￥]?\d{1,10}(\.\d+)?元?$/u,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}( \d{1,2}:\d{2}(:\d{2})?)?|\d{1,2}:\d{2})$/u,
  date: /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})( \d{1,2}:\d{2})?$/u,
};

/** What was sent, line by line; null where it does not fit the template, which WeChat refuses with 47003. */
export function linesOf({ keywords }: Template, data: unknown): Line[] | null {
  const read = values.safeParse(data);
  if (!read.success) return null;
  const lines = Object.entries(keywords).map(([keyword, label]) => {
    const value = read.data[keyword]?.value;
    const fits = lengths[keyword.replace(/\d+$/, '')]?.test(value ?? '') ?? false;
    return value !== undefined && fits ? { label, value } : null;
  });
  return lines.every((line) => line !== null) ? lines : null;
}
