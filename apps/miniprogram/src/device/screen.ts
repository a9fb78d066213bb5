// A browser leaves the screen alone.

/** How many device pixels one px of a style is. */
export const pixelRatio = (): number => window.devicePixelRatio;

/** How wide the page is, in px of a style. */
export const pageWidth = (): number => Math.min(window.innerWidth, 480);

/** Makes the screen bright and keeps it on, where that is possible; the answer puts it back. */
export function brighten(): () => void {
  return () => undefined;
}
