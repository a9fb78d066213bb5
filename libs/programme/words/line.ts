// A sentence of a programme with what it is about, so that two programmes can be held against each other. Pure.

/** One sentence. `key` says what it is about, within its part; `office`: nothing for members. */
export interface Line {
  readonly key: string;
  readonly sentence: string;
  readonly office?: true;
}

/** Sentences under a title. `key` stays when the title changes. */
export interface Part {
  readonly key: string;
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Nothing where there is nothing to say. */
export const line = (key: string, sentence: string | null): Line[] => (sentence === null ? [] : [{ key, sentence }]);

/** Several of one kind, told apart by their place. */
export const numbered = (key: string, sentences: readonly string[]): Line[] =>
  sentences.map((sentence, index) => ({ key: `${key}/${index}`, sentence }));

/** What only the office reads. */
export const forOffice = (lines: readonly Line[]): Line[] => lines.map((each) => ({ ...each, office: true }));
