// What a paper is: a version, a title, and sections of plain text.
export type PaperName = 'agreement' | 'privacy';

export interface PaperSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** In a text `{shop}` stands for the name of the shop and `{filing}` for its filing number. */
export interface Paper {
  readonly version: string;
  readonly title: string;
  readonly sections: readonly PaperSection[];
}
