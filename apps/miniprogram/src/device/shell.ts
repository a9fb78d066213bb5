// Title and tabs in a browser, where Taro draws them.
import './shell.css';

/** Taro's tabs are links to `javascript:;`, which our content security policy refuses aloud: they are buttons to us. */
export function prepareShell(): void {
  document.addEventListener(
    'click',
    (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (link?.getAttribute('href')?.startsWith('javascript:')) event.preventDefault();
    },
    { capture: true },
  );
}
