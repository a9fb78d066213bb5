// A message as an e-mail: subject, text, the same as simple HTML, and what a mail client is told of it. Pure.
// Source: product.md, Campaigns; RFC 8058 (one-click unsubscribe); 互联网电子邮件服务管理办法, articles 13 and 14 (offers say so in the subject).
import { escapeMarkup } from '@guike/kernel';
import type { MessageKind } from './messages';
import { isMarketing } from './topics';

export interface EmailContent {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface EmailMessage {
  readonly kind: MessageKind;
  readonly title: string;
  readonly body: string;
  /** Words of its own, where it has some. */
  readonly email?: { readonly subject: string; readonly text: string } | null | undefined;
}

/** Marketing names where it is unsubscribed from; anything else says where it is switched off. */
export function emailOf(
  { kind, title, body, email }: EmailMessage,
  { shopName, unsubscribeUrl }: { readonly shopName: string; readonly unsubscribeUrl: string },
): EmailContent {
  const subject = email?.subject ?? title;
  const isOffer = isMarketing(kind);
  return page({
    subject: isOffer ? `（广告）${subject}` : subject,
    heading: subject,
    paragraphs: (email?.text ?? body).split(/\n+/).filter((line) => line.trim() !== ''),
    small: [
      `${shopName} · 详情请打开微信小程序查看`,
      isOffer ? '您同意过接收营销信息，所以收到这封邮件。' : '这是通知邮件，请不要直接回复。',
    ],
    link: isOffer
      ? { words: '不再接收这类邮件', url: unsubscribeUrl }
      : { words: '不想用邮件接收，请到小程序「我的 · 消息设置」关闭。', url: null },
  });
}

/** The code that proves an address: it names the shop and nothing that could be misused. */
export function emailCodeContent({
  shopName,
  code,
  minutes,
}: {
  readonly shopName: string;
  readonly code: string;
  readonly minutes: number;
}): EmailContent {
  return page({
    subject: `${shopName}邮箱验证码：${code}`,
    heading: `验证码 ${code}`,
    paragraphs: [`${minutes} 分钟内有效，请填到小程序里。`, '店员不会向您索要验证码，请勿告诉他人。'],
    small: [shopName],
    link: { words: '不是您本人操作的，不用理会，邮箱不会被绑定。', url: null },
  });
}

/** How mail programs offer to unsubscribe, without opening anything. */
export const unsubscribeHeaders = (url: string): Readonly<Record<string, string>> => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

interface Page {
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly small: readonly string[];
  readonly link: { readonly words: string; readonly url: string | null };
}

function page({ subject, heading, paragraphs, small, link }: Page): EmailContent {
  const last = link.url === null ? link.words : `${link.words}：${link.url}`;
  const lastHtml =
    link.url === null
      ? escapeMarkup(link.words)
      : `<a href="${escapeMarkup(link.url)}" style="color:#6b635b">${escapeMarkup(link.words)}</a>`;
  return {
    subject,
    text: [heading, '', paragraphs.join('\n\n'), '', '--', ...small, last, ''].join('\n'),
    html: `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(heading)}</title></head>
<body style="margin:0;padding:24px 16px;background:#f7f4ef;color:#1f1c19;font:16px/1.7 'PingFang SC','Microsoft YaHei',sans-serif">
<div style="max-width:560px;margin:0 auto;padding:28px 24px;background:#fff;border:1px solid #e6dfd5;border-radius:12px">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.4">${escapeMarkup(heading)}</h1>
${paragraphs.map((line) => `<p style="margin:0 0 12px">${escapeMarkup(line)}</p>`).join('\n')}
<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e6dfd5;color:#6b635b;font-size:13px">${small.map(escapeMarkup).join('<br>')}<br>${lastHtml}</p>
</div>
</body>
</html>
`,
  };
}
