// E-mails in words: nothing of a message is markup, offers say that they are, and where they end.
import { emailCodeContent, emailOf, unsubscribeHeaders } from './email-words';

const URL = 'https://shop.example/email/unsubscribe?t=abc&x=1';
const paper = { shopName: '青禾', unsubscribeUrl: URL };
const message = { title: '桂花乌龙到店', body: '3月8日前到店领取。' };

describe('a message as an e-mail', () => {
  it('is its title and letter, with where it is switched off', () => {
    const { subject, text, html } = emailOf({ kind: 'redemption', ...message }, paper);
    expect(subject).toBe('桂花乌龙到店');
    expect(text).toMatch(/^桂花乌龙到店\n\n3月8日前到店领取。\n\n--\n青禾/);
    expect(text).toContain('我的 · 消息设置');
    expect(text + html).not.toContain(URL);
  });

  it('of marketing says so in the subject, and names where it ends', () => {
    const { subject, text, html } = emailOf({ kind: 'campaign', ...message }, paper);
    expect(subject).toBe('（广告）桂花乌龙到店');
    expect(text).toContain(`不再接收这类邮件：${URL}`);
    expect(html).toContain('href="https://shop.example/email/unsubscribe?t=abc&amp;x=1"');
    expect(unsubscribeHeaders(URL)).toEqual({
      'List-Unsubscribe': `<${URL}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('has words of its own where there are some, a paragraph for each line', () => {
    const email = { subject: '给您留好了', text: '今天就能取。\n\n\n到店说一声即可。' };
    const { subject, text, html } = emailOf({ kind: 'campaign', ...message, email }, paper);
    expect(subject).toBe('（广告）给您留好了');
    expect(text).toContain('今天就能取。\n\n到店说一声即可。');
    expect(html.match(/<p style="margin:0 0 12px">/g)).toHaveLength(2);
    expect(text).not.toContain('3月8日');
  });

  it('loads nothing, and what is written in it is no markup', () => {
    const title = `<script>alert("1")</script>&'`;
    const { html } = emailOf({ kind: 'campaign', title, body: '<img src=x onerror=1>' }, paper);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;');
    expect(html).not.toMatch(/<(script|img|link|iframe|object)/i);
    expect(html).not.toMatch(/<[^>]*(src|background)=|url\(/i);
  });
});

it('a code names the shop, and how long it is good', () => {
  const { subject, text } = emailCodeContent({ shopName: '青禾', code: '204861', minutes: 10 });
  expect(subject).toBe('青禾邮箱验证码：204861');
  expect(text).toContain('10 分钟内有效');
});
