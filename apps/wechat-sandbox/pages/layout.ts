// The frame of every page, and how numbers and times are written on it.
import { type Html, html } from './html';

export const time = new Intl.DateTimeFormat('zh-CN', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Shanghai',
});

/** `fresh`: the page keeps what is marked `data-fresh` up to date by itself. */
export function layout(title: string, body: Html, { fresh = false }: { readonly fresh?: boolean } = {}): string {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · 微信（模拟）</title>
        <link rel="stylesheet" href="/sandbox/style.css" />
        ${fresh ? html`<script src="/sandbox/fresh.js" defer></script>` : null}
      </head>
      <body>
        <main>
          <p class="banner">微信（模拟）：这不是微信，只用来在电脑上试用会员小程序。人名和手机号都是编造的。</p>
          ${body}
        </main>
      </body>
    </html>`.text;
}

/** 138****8000 */
export function masked(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
