// What goes out by WeChat, e-mail or short message in words of its own; turned off, it is taken from the letter.
import type { ReactNode } from 'react';
import type { CampaignContent } from '@guike/contracts/http';
import { Checkbox, Input } from 'antd';
import { Field } from '../ui/field';

interface ChannelWordsProps {
  readonly content: CampaignContent;
  readonly onChange: (content: CampaignContent) => void;
}

type Words = Pick<CampaignContent, 'wechat' | 'email' | 'sms'>;

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

export function ChannelWords({ content, onChange }: ChannelWordsProps) {
  const { wechat, email, sms, title, body } = content;
  const set = (changed: Words) => onChange(without(content, changed));
  return (
    <>
      <Own
        id="wechat"
        on={wechat !== undefined}
        words="微信服务通知另写一句"
        onSwitch={(on) => set({ wechat: on ? '' : undefined })}
      >
        <Field label="微信里的一句" hint="最多 20 字，替代正文的第一句">
          <Input
            id="campaign-wechat"
            maxLength={20}
            autoComplete="off"
            value={wechat}
            onChange={({ target }) => set({ wechat: target.value })}
          />
        </Field>
      </Own>
      <Own
        id="email"
        on={email !== undefined}
        words="邮件另写一封"
        onSwitch={(on) => set({ email: on ? { subject: title, text: body } : undefined })}
      >
        <Field label="邮件主题" hint="发出时前面加“（广告）”，法规要求">
          <Input
            id="campaign-email-subject"
            maxLength={60}
            autoComplete="off"
            value={email?.subject}
            onChange={({ target }) => email && set({ email: { ...email, subject: target.value } })}
          />
        </Field>
        <Field label="邮件正文" hint="换行就是分段；店名和退订链接会加在后面">
          <Input.TextArea
            id="campaign-email-text"
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={2_000}
            value={email?.text}
            onChange={({ target }) => email && set({ email: { ...email, text: target.value } })}
          />
        </Field>
      </Own>
      <Own id="sms" on={sms !== undefined} words="短信另写一条" onSwitch={(on) => set({ sms: on ? '' : undefined })}>
        <Field label="短信" hint="店名会加在前面">
          <Input.TextArea
            id="campaign-sms"
            autoSize={{ minRows: 2, maxRows: 4 }}
            maxLength={120}
            value={sms}
            onChange={({ target }) => set({ sms: oneLine(target.value) })}
          />
        </Field>
      </Own>
    </>
  );
}

/** The content with words changed; those that are turned off are not in it at all. */
function without(content: CampaignContent, changed: Words): CampaignContent {
  const { wechat, email, sms, ...letter } = { ...content, ...changed };
  return {
    ...letter,
    ...(wechat !== undefined && { wechat }),
    ...(email !== undefined && { email }),
    ...(sms !== undefined && { sms }),
  };
}

interface OwnProps {
  readonly id: string;
  readonly on: boolean;
  readonly words: string;
  readonly onSwitch: (on: boolean) => void;
  readonly children: ReactNode;
}

function Own({ id, on, words, onSwitch, children }: OwnProps) {
  return (
    <>
      <Checkbox id={`campaign-own-${id}`} checked={on} onChange={({ target }) => onSwitch(target.checked)}>
        {words}
      </Checkbox>
      {on && <div className="nested">{children}</div>}
    </>
  );
}
