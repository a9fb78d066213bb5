// What a screen reader is told, in the words of both worlds: `role` in a browser, `aria-role` in WeChat.

/** For a View that is tapped. */
export function asButton(label?: string): Record<string, string | number> {
  return {
    role: 'button',
    'aria-role': 'button',
    tabIndex: 0,
    ...(label === undefined ? {} : { 'aria-label': label }),
  };
}

/** For what is ticked or not. */
export function asTick(label: string, ticked: boolean): Record<string, string | number | boolean> {
  return { role: 'checkbox', 'aria-role': 'checkbox', tabIndex: 0, 'aria-label': label, 'aria-checked': ticked };
}

/** For a View whose parts make one sentence. */
export function asText(label: string): Record<string, string> {
  return { role: 'img', 'aria-role': 'text', 'aria-label': label };
}

/** For what appears while the person looks on. */
export const asNews: Record<string, string> = { role: 'status', 'aria-role': 'alert' };
