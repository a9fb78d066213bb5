// Where somebody's role does not reach.
import { Link } from 'react-router';
import { Page } from './page';

export function Forbidden() {
  return (
    <Page title="没有权限">
      <div className="note" data-testid="forbidden">
        <p className="note-title">您的角色看不到这一页</p>
        <p className="note-small">
          需要的话，请总务为您调整角色。<Link to="/">回到首页</Link>
        </p>
      </div>
    </Page>
  );
}
