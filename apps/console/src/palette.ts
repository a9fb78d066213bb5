// The colours by name, for both modes; antd's theme and every style sheet take them from here. Source: design.md.

export interface Palette {
  /** The ground of every page. */
  readonly paper: string;
  /** What lies on it: panels, fields. */
  readonly surface: string;
  /** What lies above that for a moment: dialogs, lists that open. */
  readonly raised: string;
  readonly ink: string;
  /** Second text, at least 4.5 : 1 on paper; the muted of design.md is for marks only. */
  readonly muted: string;
  readonly mark: string;
  readonly line: string;
  /** A row under the pointer, a field that is off. */
  readonly wash: string;
  /** The brand as a filled area, with `onAccent` written on it. */
  readonly accent: string;
  readonly onAccent: string;
  /** The brand as text. */
  readonly accentText: string;
  readonly good: string;
  readonly warn: string;
  readonly bad: string;
  readonly badWash: string;
  readonly tierRegular: string;
  readonly tierSilver: string;
  readonly tierGold: string;
  readonly tierPlatinum: string;
}

export const light: Palette = {
  paper: '#F7F4EF',
  surface: '#FDFCFA',
  raised: '#FDFCFA',
  ink: '#1F1C19',
  muted: '#6F665D',
  mark: '#8A8178',
  line: '#E6DFD5',
  wash: '#F1ECE4',
  accent: '#8C2F39',
  onAccent: '#FFFFFF',
  accentText: '#8C2F39',
  good: '#47633F',
  warn: '#7D5A1C',
  bad: '#A02C34',
  badWash: '#F7E9E6',
  tierRegular: '#B9AFA3',
  tierSilver: '#9AA3AE',
  tierGold: '#B8925A',
  tierPlatinum: '#3B3F46',
};

export const dark: Palette = {
  paper: '#161412',
  surface: '#1E1B18',
  raised: '#2A2622',
  ink: '#EFE9E1',
  muted: '#A89F94',
  mark: '#8A8178',
  line: '#352F29',
  wash: '#262220',
  accent: '#9C3743',
  onAccent: '#FFFFFF',
  accentText: '#E3999F',
  good: '#9DBB92',
  warn: '#D8B26C',
  bad: '#EB9A9A',
  badWash: '#33201F',
  tierRegular: '#B9AFA3',
  tierSilver: '#9AA3AE',
  tierGold: '#B8925A',
  tierPlatinum: '#D9DCE1',
};

/** Hands the palette to the style sheets: `accentText` becomes `--accent-text`. */
export function paint(palette: Palette, root: HTMLElement): void {
  for (const [name, colour] of Object.entries(palette)) {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    root.style.setProperty(`--${property}`, colour as string);
  }
}
