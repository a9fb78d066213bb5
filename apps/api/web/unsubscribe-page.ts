// The page that a mail's 退订 leads to: what ends, one button, and that it has ended. It loads nothing and asks who nobody is.
import { escapeMarkup } from '@guike/kernel';

/** `on`: still subscribed; `off`: ended, now or before; `unknown`: the link is not one of ours, or not whole. */
export type UnsubscribeState = 'on' | 'off' | 'unknown';

const words: Readonly<Record<UnsubscribeState, { readonly title: string; readonly text: string }>> = {
  on: {
    title: '不再接收优惠和活动的邮件',
    text: '退订后，新品、活动、生日祝福和优惠券不再发邮件；预约、兑换、积分到期的通知照旧。',
  },
  off: { title: '已退订', text: '优惠和活动不再发邮件。想重新接收，请到小程序「我的 · 消息设置」打开。' },
  unknown: {
    title: '链接不完整',
    text: '请从邮件里重新点开，或在小程序「我的 · 消息设置」里关闭邮件。',
  },
};

/** `shopName` is ours; nothing of the request is on the page. */
export function unsubscribePage(state: UnsubscribeState, shopName: string): string {
  const { title, text } = words[state];
  const form = state === 'on' ? '<form method="post"><button>退订</button></form>' : '';
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>
  :root { --paper: #f7f4ef; --ink: #1f1c19; --soft: #6b635b; }
  @media (prefers-color-scheme: dark) { :root { --paper: #1a1816; --ink: #f1ece5; --soft: #b3aaa0; } }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--paper); color: var(--ink);
    font: 16px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
  main { max-width: 420px; margin: 0 auto; padding: 56px 20px; }
  small { color: var(--soft); font-size: 14px; }
  h1 { font: 600 26px/1.35 "Songti SC", "Noto Serif CJK SC", serif; margin: 4px 0 12px; }
  p { margin: 0 0 32px; color: var(--soft); }
  button { width: 100%; height: 52px; border: 0; border-radius: 12px; background: var(--ink); color: var(--paper);
    font: inherit; font-size: 18px; cursor: pointer; }
  button:focus-visible { outline: 3px solid var(--soft); outline-offset: 2px; }
</style>
</head>
<body>
<main>
<small>${escapeMarkup(shopName)}</small>
<h1>${title}</h1>
<p>${text}</p>
${form}
</main>
</body>
</html>
`;
}
