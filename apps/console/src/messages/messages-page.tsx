// 消息: what went out to members beside the inbox, as figures by kind and one by one.
import { Page } from '../ui/page';
import { FiguresPanel } from './figures-panel';
import { SendsPanel } from './sends-panel';
import './messages.css';

export function MessagesPage() {
  return (
    <Page
      title="消息"
      lead="每条消息都进会员的「消息」。这里看它有没有再送到手边：微信通知、邮件、短信，或请店员联系；没送到的写明原因。"
    >
      <FiguresPanel />
      <SendsPanel />
    </Page>
  );
}
