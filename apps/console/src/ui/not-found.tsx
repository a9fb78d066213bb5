// An address that leads nowhere.
import { Link } from 'react-router';
import { Page } from './page';

export function NotFound() {
  return (
    <Page title="没有这一页">
      <div className="note" data-testid="not-found">
        <p className="note-title">地址可能写错了，或者这一页已经移走</p>
        <p className="note-small">
          <Link to="/">回到首页</Link>
        </p>
      </div>
    </Page>
  );
}
