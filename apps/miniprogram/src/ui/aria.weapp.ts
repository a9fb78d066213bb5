// What a screen reader is told in WeChat. config/aria.ts puts these attributes into Taro's templates.
import type { Told } from './aria';

export type { Told } from './aria';

/** For the whole page. */
export const asPage: Told = {};

/** For a View that is tapped. `label` only where nothing in it can be read. */
export function asButton(label?: string): Told {
  return { 'aria-role': 'button', ...(label === undefined ? {} : { 'aria-label': label }) };
}

/** For what is ticked or not. */
export function asTick(label: string, ticked: boolean): Told {
  return { 'aria-role': 'checkbox', 'aria-label': label, 'aria-checked': ticked };
}

/** For what lies over the page until it is answered. */
export function asDialog(label: string): Told {
  return { 'aria-role': 'dialog', 'aria-label': label };
}

/** For an Image that says something; one that only decorates is `aria-hidden`. */
export function asPicture(label: string): Told {
  return { 'aria-role': 'img', 'aria-label': label };
}

/** For what appears while the person looks on. */
export const asNews: Told = { 'aria-role': 'alert' };
