// What a screen reader is told in a browser; aria.weapp.ts tells the same in WeChat's words.
export type Told = Record<string, string | number | boolean>;

/** For the whole page, which a keyboard scrolls. */
export const asPage: Told = { tabIndex: 0 };

/** For a View that is tapped. `label` only where nothing in it can be read. */
export function asButton(label?: string): Told {
  return { role: 'button', tabIndex: 0, ...(label === undefined ? {} : { 'aria-label': label }) };
}

/** For what is ticked or not. */
export function asTick(label: string, ticked: boolean): Told {
  return { role: 'checkbox', tabIndex: 0, 'aria-label': label, 'aria-checked': ticked };
}

/** For what lies over the page until it is answered. */
export function asDialog(label: string): Told {
  return { role: 'dialog', 'aria-label': label };
}

/** For an Image that says something; one that only decorates is `aria-hidden`. */
export function asPicture(label: string): { readonly nativeProps: { readonly alt: string } } {
  return { nativeProps: { alt: label } };
}

/** For what appears while the person looks on. */
export const asNews: Told = { role: 'status' };
