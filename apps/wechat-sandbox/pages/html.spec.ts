// What people type stays text.
import { html } from './html';

it('escapes what is put in, and takes HTML as it is', () => {
  const name = html`<b>${`<i a="b" c='d'>&`}</b>`;
  expect(name.text).toBe('<b>&lt;i a=&quot;b&quot; c=&#39;d&#39;&gt;&amp;</b>');
  expect(html`${[name, html`,`]}${null}${0}`.text).toBe(`${name.text},0`);
});
