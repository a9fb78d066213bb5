// Title, tabs and keys in a browser, where Taro draws them or leaves them out.
import './shell.css';

/** Before the first page: taps that Taro makes links of, and keys that it does not know. */
export function prepareShell(): void {
  document.addEventListener('click', silenceScriptLinks, { capture: true });
  document.addEventListener('keydown', tapByKey);
}

/** Taro's tabs are links to `javascript:;`, which our content security policy refuses aloud: they are buttons to us. */
function silenceScriptLinks(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link?.getAttribute('href')?.startsWith('javascript:')) event.preventDefault();
}

/** What is told to be a button or a tick is one by keyboard too. */
function tapByKey(event: KeyboardEvent): void {
  const { target, key } = event;
  if (!(target instanceof HTMLElement) || (key !== 'Enter' && key !== ' ')) return;
  if (!['button', 'checkbox'].includes(target.getAttribute('role') ?? '')) return;
  event.preventDefault();
  target.click();
}
